"""What can go wrong between the store and the online shop. Texts carry no address, no name, no answer of a server."""

from koom_pos.domain.errors import DeviceError, RefusedError


class ShopUnreachableError(DeviceError):
    """The connection failed before, during or after a statement; what was asked may or may not have been done."""

    def __init__(self, where: str) -> None:
        super().__init__(f"online shop unreachable: {where}")
        self.where = where


class ShopBusyError(ShopUnreachableError):
    """The shop's database refused to wait longer: a deadlock, a lock, too many connections. Nothing was done."""


class ShopAccessError(RefusedError):
    """The shop's database or interface does not let this account in, or not that far. `name` is a table or a call."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no access: {name}")
        self.name = name


class ShopDriftError(RefusedError):
    """A table, a column or a status of the shop is not what this program knows: nothing more is read or written."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the shop's tables changed: {name}")
        self.name = name


class ShopFullError(ShopUnreachableError):
    """The shop's disk or table is full: nothing was done."""


class UnknownShopError(RefusedError):
    """The address names no kind of online shop this program knows."""

    def __init__(self, scheme: str) -> None:
        super().__init__(f"no online shop behind {scheme}")
        self.scheme = scheme


class AnswerLostError(ShopUnreachableError):
    """The shop was asked, its answer lost or garbled: what was asked may have been done. Look before asking again."""

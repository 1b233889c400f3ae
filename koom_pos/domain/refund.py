"""Which tenders may pay out a refund: those of the original ticket, or an avoir."""

from collections.abc import Iterable, Mapping

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.money import SMALLEST_COIN_XPF, round_to_cash
from koom_pos.domain.tender import Tender, TenderType

_PAYS_BACK_AS: Mapping[TenderType, TenderType] = {
    TenderType.CASH: TenderType.CASH,
    TenderType.CARD: TenderType.CARD,
    TenderType.CHEQUE: TenderType.TRANSFER,  # a cheque may still bounce; a transfer is made once it cleared
    TenderType.CF_PAY: TenderType.CF_PAY,
    TenderType.TRANSFER: TenderType.TRANSFER,
    TenderType.GIFT_CARD: TenderType.CREDIT_NOTE,
    TenderType.CREDIT_NOTE: TenderType.CREDIT_NOTE,
    TenderType.POINTS: TenderType.POINTS,  # points come back as points, never as francs
}


class NotOriginalTenderError(RefusedError):
    """The refund asks more of a tender than the original ticket took in it; an avoir is always possible."""

    def __init__(self, tender_type: TenderType, most_xpf: int) -> None:
        super().__init__(f"at most {most_xpf} F back as {tender_type}")
        self.tender_type = tender_type
        self.most_xpf = most_xpf


class PointsGoBackError(RefusedError):
    """What was paid in points goes back as points, before and never in another tender."""

    def __init__(self, points_xpf: int) -> None:
        super().__init__(f"{points_xpf} F go back as points first")
        self.points_xpf = points_xpf


def refundable_by_tender(
    taken: Iterable[tuple[TenderType, int]],
    refunded: Mapping[TenderType, int],
    *,
    as_points_xpf: int | None = None,
) -> dict[TenderType, int]:
    """Give what each tender may still pay out, positive francs, from what tickets took (change as negative cash).

    Avoirs are not listed: they may take the whole refund. Cash is meant before rounding, which moves a payout by 2 F
    at most.

    Args:
        taken: Tenders of the returned tickets.
        refunded: What was paid out of them before, positive.
        as_points_xpf: What the points ledger can still take back, when the caller asked it: less than the tenders of
            points where a member is gone, whose francs then go to an avoir. None to reckon it from the tenders.
    """
    most: dict[TenderType, int] = {}
    for tender_type, amount_xpf in taken:
        pays_as = _PAYS_BACK_AS[tender_type]
        if pays_as is not TenderType.CREDIT_NOTE:
            most[pays_as] = most.get(pays_as, 0) + amount_xpf
    left = {tender_type: amount - refunded.get(tender_type, 0) for tender_type, amount in most.items()}
    if as_points_xpf is not None:
        left[TenderType.POINTS] = as_points_xpf
    return {tender_type: amount_xpf for tender_type, amount_xpf in left.items() if amount_xpf > 0}


def check_points_first(left_xpf: int, new: Tender, as_points_xpf: int) -> None:
    """Refuse to pay out in another tender what has to go back as points.

    Args:
        left_xpf: What of the refund is not paid out yet, negative.
        new: The tender to pay out, negative.
        as_points_xpf: Francs that can still go back as points.

    Raises:
        PointsGoBackError: the rest would no longer hold them.
    """
    owed = min(-left_xpf, as_points_xpf)
    if owed > 0 and new.type is not TenderType.POINTS and -left_xpf + new.amount_xpf < owed:
        raise PointsGoBackError(owed)


def propose(due_xpf: int, refundable: Mapping[TenderType, int]) -> list[tuple[TenderType, int]]:
    """Spread a refund (`due_xpf` negative) over the original tenders, the rest as an avoir; amounts negative.

    Points first, they were no francs; then card: it costs the shop's float nothing. Cash comes last and in coins:
    what is left rounds by law when cash may pay all of it (to nothing for 1 or 2 F), else cash pays what coins can
    and the avoir the rest.
    """
    order = (TenderType.POINTS, TenderType.CARD, TenderType.CF_PAY, TenderType.TRANSFER)
    left = -due_xpf
    shares: list[tuple[TenderType, int]] = []
    for tender_type in order:
        share = min(left, refundable.get(tender_type, 0))
        if share > 0:
            shares.append((tender_type, -share))
            left -= share
    cash = refundable.get(TenderType.CASH, 0)
    if 0 < left <= cash:
        return [*shares, (TenderType.CASH, round_to_cash(-left))]
    coins = cash // SMALLEST_COIN_XPF * SMALLEST_COIN_XPF
    if left > 0 and coins > 0:
        shares.append((TenderType.CASH, -coins))
        left -= coins
    if left > 0:
        shares.append((TenderType.CREDIT_NOTE, -left))
    return shares

"""The calls to wc/v3 an intention makes, and what the set-up decided about this shop."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from koom_pos.domain.consent import Cell, Channel, Purpose
from koom_pos.domain.order import Handover
from koom_pos.remote.errors import AnswerLostError, ShopDriftError
from koom_pos.remote.rest_channel import RestAct, SaidNoError
from koom_pos.remote.rest_client import Answer, Body, RestClient, read_json

_TENDERS: Mapping[str, tuple[str, str]] = {
    "cash": ("cash", "Espèces (boutique)"),
    "card": ("card", "Carte bancaire (boutique)"),
    "cheque": ("cheque", "Chèque (boutique)"),
}
IN_STORE = ("store", "En boutique")
"""How a payment is called whose tender has no name of its own there."""


@dataclass(frozen=True, slots=True)
class WooRestSettings:
    """What the set-up of a shop decides.

    `ready_status` is the shop's own state for « prête à retirer », with or without `wc-`; empty: it has none.
    `handovers` are its states for what became of the bag. `tenders` name payment methods. `boxes` are the keys of
    customers' metas that hold a consent: without a leading underscore, which the interface drops silently.
    """

    ready_status: str = ""
    handovers: Mapping[Handover, str] = field(
        default_factory=lambda: {Handover.HANDED_OVER: "completed", Handover.DELIVERED: "completed"}
    )
    tenders: Mapping[str, tuple[str, str]] = field(default_factory=lambda: _TENDERS)
    boxes: Mapping[Cell, str] = field(
        default_factory=lambda: {(Purpose.KOOM_OFFERS, Channel.EMAIL): "koom_newsletter"}
    )

    @property
    def ready(self) -> str:
        """The state for « prête à retirer » as the interface writes it."""
        return self.ready_status.removeprefix("wc-")


@dataclass(frozen=True, slots=True, kw_only=True)
class WooAct(RestAct):
    """One intention on its way to wc/v3."""

    client: RestClient
    settings: WooRestSettings
    read_box: Callable[[str, str], str | None] | None = None

    def get(self, path: str, **query: str) -> dict[str, Any] | None:
        """Read one record; None where the shop says that it knows no such one.

        Raises:
            SaidNoError: it knows it and will not say.
            ShopDriftError: there is no such interface, which must not be taken for a record that is gone.
        """
        answer = self.client.read(path, query, reader=read_json)
        if answer.status == 404 and "invalid_id" in _code(answer):
            return None
        found = self._found(answer, path)
        if not isinstance(found, dict):
            raise ShopDriftError(_resource(path))
        return found

    def rows(self, path: str, **query: str) -> list[dict[str, Any]]:
        """Read a list.

        Raises:
            SaidNoError, ShopDriftError: as `get`.
        """
        found = self._found(self.client.read(path, query, reader=read_json), path)
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise ShopDriftError(_resource(path))
        return found

    def _found(self, answer: Answer, path: str) -> Any:
        if answer.status == 404:
            raise ShopDriftError(_resource(path))
        if not answer.is_good:
            raise SaidNoError(answer.status, _code(answer))
        return answer.data

    def put(self, path: str, values: Mapping[str, Any], **query: str) -> dict[str, Any]:
        """Change; the answer is what stands there now, or claims to."""
        return _good(self.client.write("PUT", path, _body(values), reader=read_json, query=query))

    def post(self, path: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Make something new."""
        return _good(self.client.write("POST", path, _body(values), reader=read_json))

    def delete(self, path: str) -> None:
        """Take away for good; the interface has no basket for people. Whether it is gone is looked at."""
        answer = self.client.write("DELETE", path, reader=read_json, query={"force": "true"})
        if not answer.is_good:
            raise SaidNoError(answer.status, _code(answer))


def meta(record: Mapping[str, Any], key: str) -> str | None:
    """Give the value of a meta; None where it is not there or may not be seen."""
    found = record.get("meta_data")
    metas = found if isinstance(found, list) else []
    return next((str(each["value"]) for each in metas if each.get("key") == key), None)


def _body(values: Mapping[str, Any]) -> Body:
    # Sent as anything but JSON, it would be ignored, and answered well.
    return Body(json.dumps(values).encode(), "application/json")


def _good(answer: Answer) -> dict[str, Any]:
    """Take what a write answered; anything but a record tells nothing of what was done."""
    if not answer.is_good:
        raise SaidNoError(answer.status, _code(answer))
    if not isinstance(answer.data, dict):
        raise AnswerLostError("no record")
    return answer.data


def _code(answer: Answer) -> str:
    return str(answer.data.get("code", "")) if isinstance(answer.data, dict) else ""


def _resource(path: str) -> str:
    return f"wc/v3 {path.split('/', 1)[0]}"

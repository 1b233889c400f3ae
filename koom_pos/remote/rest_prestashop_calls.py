"""The calls to PrestaShop's webservice an intention makes, and what the set-up decided about this shop.

Read as lists with named fields in JSON: a whole customer would bring her password's hash along. Written as XML, with
PATCH and the id inside, since PUT empties every field left out and the id inside wins over the one outside.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from koom_pos.remote.errors import AnswerLostError, ShopDriftError
from koom_pos.remote.rest_channel import RestAct, SaidNoError
from koom_pos.remote.rest_client import Answer, Body, RestClient, read_json, read_xml

Row = Mapping[str, str]
Values = Mapping[str, str | int]
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FLAGS = "id,paid,shipped,deleted,module_name"


@dataclass(frozen=True, slots=True)
class PrestaRestSettings:
    """What the set-up of a shop decides.

    `employee_id` is the shop's employee for the till, under whose name everything is written. The states are numbers
    of the shop's own; 0: it has none, or none was chosen. `zone` is the shop's clock.
    """

    employee_id: int = 0
    ready_state: int = 0
    handed_over_state: int = 0
    paid_state: int = 2
    cancelled_state: int = 6
    closed_states: frozenset[int] = frozenset({6, 7, 8})
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Pacific/Noumea"))
    language_id: int = 1
    customer_group_id: int = 3
    tenders: Mapping[str, str] = field(
        default_factory=lambda: {"cash": "Espèces", "card": "Carte bancaire", "cheque": "Chèque"}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PrestaAct(RestAct):
    """One intention on its way to the webservice. `states` holds the flags of order states, once they were read."""

    client: RestClient
    settings: PrestaRestSettings
    states: dict[int, Row]

    def rows(self, resource: str, display: str, **wanted: str | int) -> list[Row]:
        """Read what matches exactly; a filter of the shop may let more through.

        Raises:
            SaidNoError: the shop knows the question and will not answer.
            ShopDriftError: it does not know it, or answers something else.
        """
        query = {f"filter[{name}]": f"[{value}]" for name, value in wanted.items()}
        query |= {"display": f"[{display}]", "output_format": "JSON"}
        answer = self.client.read(resource, query, reader=read_json)
        if answer.status == 404:
            raise ShopDriftError(resource)
        if not answer.is_good:
            raise SaidNoError(answer.status, "")
        found = answer.data.get(resource) if isinstance(answer.data, dict) else answer.data
        if not isinstance(found, list) or any(set(display.split(",")) - set(row) for row in found):
            raise ShopDriftError(resource)  # nothing found is an empty list; anything else is no answer to this
        rows = [{name: "" if value is None else str(value) for name, value in row.items()} for row in found]
        return [
            row
            for row in rows
            if all(row.get(name, "").casefold() == str(value).casefold() for name, value in wanted.items())
        ]

    def post(self, resource: str, element: str, values: Values) -> Row:
        """Make something new."""
        return _record(self.client.write("POST", resource, _body(element, values), reader=read_xml), element)

    def patch(self, resource: str, element: str, number: str, values: Values) -> Row:
        """Change fields of one record; the answer is what stands there now."""
        body = _body(element, {"id": number, **values})
        return _record(self.client.write("PATCH", f"{resource}/{number}", body, reader=read_xml), element)

    def delete(self, resource: str, number: str) -> None:
        """Take one record away; that it is gone already is no error."""
        answer = self.client.write("DELETE", f"{resource}/{number}", reader=read_xml)
        if answer.status != 404 and not answer.is_good:
            raise _no(answer)

    def state(self, number: int) -> Row:
        """Give the flags of an order state; an empty row for one the shop has not, or no longer."""
        if number not in self.states:
            self.states.update({int(row["id"]): row for row in self.rows("order_states", _FLAGS)})
        row = self.states.get(number, {})
        return {} if row.get("deleted") == "1" else row

    @property
    def subject_id(self) -> int:
        """The number of what the intention is about, 0 where it is none."""
        subject = self.intent.subject
        return int(subject) if subject.isascii() and subject.isdigit() else 0


def _body(element: str, values: Values) -> Body:
    fields = "".join(f"<{name}>{_text(value)}</{name}>" for name, value in values.items())
    document = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<prestashop xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<{element}>{fields}</{element}></prestashop>"
    )
    return Body(document.encode(), "text/xml")


def _text(value: str | int) -> str:
    return escape(_UNWRITABLE.sub("", str(value)))


def _record(answer: Answer, element: str) -> Row:
    if not answer.is_good:
        raise _no(answer)
    found = answer.data.find(element) if isinstance(answer.data, Element) else None
    if found is None:
        raise AnswerLostError("no record")
    return {each.tag: (each.text or "").strip() for each in found}


def _no(answer: Answer) -> SaidNoError:
    """Take the first code of a refusal; its sentence may name the person."""
    code = answer.data.findtext("errors/error/code") if isinstance(answer.data, Element) else None
    return SaidNoError(answer.status, (code or "").strip())

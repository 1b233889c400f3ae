"""The open sale as a JSON document, so that it is stored whole at every gesture.

A working document, not a fact: no migration ever rewrites it. A program that meets a version it does not know
refuses it instead of guessing.
"""

import json
from datetime import date
from typing import Any

from koom_pos.domain.benefit import benefit_fields, benefit_from
from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.errors import InvariantError
from koom_pos.domain.sale import OpenSale, ReturnOf, ReturnReason, SaleLine
from koom_pos.domain.tender import Tender, TenderType

VERSION = 2
_FIRST_VERSION = 1  # knew no benefits


class SaleDocumentError(InvariantError):
    """The stored document is of a version this program does not know."""

    def __init__(self, version: object) -> None:
        super().__init__(f"open sale document version {version!r}")


def discount_fields(discount: Discount | None) -> dict[str, Any] | None:
    """Give a discount as plain values, or None."""
    if discount is None:
        return None
    return {
        "kind": str(discount.kind),
        "value": discount.value,
        "reason": discount.reason,
        "approved_by": discount.approved_by,
    }


def discount_from(fields: dict[str, Any] | None) -> Discount | None:
    """Read what `discount_fields` gave."""
    if fields is None:
        return None
    return Discount(
        DiscountKind(fields["kind"]), fields["value"], fields["reason"], approved_by=fields["approved_by"]
    )


def to_document(sale: OpenSale) -> str:
    """Write an open sale as compact JSON."""
    fields = {
        "version": VERSION,
        "id": sale.id,
        "operator_id": sale.operator_id,
        "lines": [_line_fields(line) for line in sale.lines],
        "ticket_discount": discount_fields(sale.ticket_discount),
        "tenders": [
            {"id": t.id, "type": str(t.type), "amount_xpf": t.amount_xpf, "detail": dict(t.detail)}
            for t in sale.tenders
        ],
        "current_line_id": sale.current_line_id,
        "note": sale.note,
        "benefits": [benefit_fields(benefit) for benefit in sale.benefits],
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def from_document(document: str) -> OpenSale:
    """Read an open sale back.

    Raises:
        SaleDocumentError: another version wrote it.
    """
    fields = json.loads(document)
    if fields.get("version") not in (_FIRST_VERSION, VERSION):
        raise SaleDocumentError(fields.get("version"))
    return OpenSale(
        id=fields["id"],
        operator_id=fields["operator_id"],
        lines=tuple(_line_from(line) for line in fields["lines"]),
        ticket_discount=discount_from(fields["ticket_discount"]),
        tenders=tuple(
            Tender(t["id"], TenderType(t["type"]), t["amount_xpf"], t["detail"]) for t in fields["tenders"]
        ),
        current_line_id=fields["current_line_id"],
        note=fields["note"],
        benefits=tuple(benefit_from(each) for each in fields.get("benefits", ())),
    )


def _line_fields(line: SaleLine) -> dict[str, Any]:
    returned = line.returned
    return {
        "id": line.id,
        "variant_id": line.variant_id,
        "sku": line.sku,
        "gtin": line.gtin,
        "label": line.label,
        "detail": line.detail,
        "kind": str(line.kind),
        "quantity": line.quantity,
        "base_price_xpf": line.base_price_xpf,
        "unit_price_xpf": line.unit_price_xpf,
        "price_from": line.price_from.isoformat(),
        "rate_bp": line.rate_bp,
        "swatch": line.swatch,
        "picture_id": line.picture_id,
        "discount": discount_fields(line.discount),
        "returned": None
        if returned is None
        else {
            "sale_line_id": returned.sale_line_id,
            "ticket_number": returned.ticket_number,
            "reason": str(returned.reason),
            "gross_xpf": returned.gross_xpf,
        },
    }


def _line_from(fields: dict[str, Any]) -> SaleLine:
    returned = fields.pop("returned")
    return SaleLine(
        **{
            **fields,
            "kind": ItemKind(fields["kind"]),
            "price_from": date.fromisoformat(fields["price_from"]),
            "discount": discount_from(fields["discount"]),
        },
        returned=None
        if returned is None
        else ReturnOf(
            returned["sale_line_id"],
            returned["ticket_number"],
            ReturnReason(returned["reason"]),
            returned["gross_xpf"],
        ),
    )

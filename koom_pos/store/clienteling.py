"""Verbs of clienteling: what one customer bought and wished for. Read only behind her consent, see the service."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.dialects.sqlite import insert as upsert

from koom_pos.domain.clienteling import Purchase
from koom_pos.store.tables.customers import WishlistItemRow

_PURCHASES = text("""
    SELECT l.id, s.business_date, l.label, coalesce(a.name, l.label), coalesce(c.name, ''), coalesce(v.shade, ''),
           coalesce(v.swatch, ''),
           l.quantity + coalesce((SELECT sum(r.quantity) FROM sale_line r WHERE r.return_of_line_id = l.id), 0),
           CASE WHEN v.discontinued = 0 AND a.discontinued = 0 THEN v.id END
    FROM sale_customer mine JOIN sale s ON s.id = mine.sale_id JOIN sale_line l ON l.sale_id = s.id
    LEFT JOIN variant v ON v.id = l.variant_id LEFT JOIN article a ON a.id = v.article_id
    LEFT JOIN category c ON c.id = a.category_id
    WHERE mine.customer_id IN :ids AND l.quantity > 0 AND l.kind <> 'gift_card'
    ORDER BY s.at_utc DESC, s.id DESC, l.position""").bindparams(bindparam("ids", expanding=True))
_WISHES = text("""
    SELECT w.sku, w.label, w.wished_at_utc, CASE WHEN v.discontinued = 0 AND a.discontinued = 0 THEN v.id END
    FROM wishlist_item w LEFT JOIN variant v ON v.sku = w.sku LEFT JOIN article a ON a.id = v.article_id
    WHERE w.customer_id IN :ids
    ORDER BY w.wished_at_utc DESC, w.sku""").bindparams(bindparam("ids", expanding=True))


@dataclass(frozen=True, slots=True)
class Wish:
    """What she wished for at the online shop. `again_id` is the variant to ring, None when it is not sold here."""

    sku: str
    label: str
    again_id: str | None


class ClientelingVerbs:
    """Reads of one customer; none lists customers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def purchases(self, customer_ids: Sequence[str]) -> list[Purchase]:
        """List what was bought under these cards and not brought back, latest ticket first; no gift cards."""
        rows = self._connection.execute(_PURCHASES, {"ids": list(customer_ids)})
        return [
            Purchase(line_id, date.fromisoformat(day), label, name, category, shade, swatch, pieces, again_id)
            for line_id, day, label, name, category, shade, swatch, pieces, again_id in rows
            if pieces > 0
        ]

    def keep_wish(self, customer_id: str, sku: str, label: str, *, at_utc: datetime) -> None:
        """Keep what she wished for, once per article; only for who agreed to profiling, which the act checks."""
        values = {"customer_id": customer_id, "sku": sku, "label": label, "wished_at_utc": at_utc}
        self._connection.execute(upsert(WishlistItemRow).values(**values).on_conflict_do_nothing())

    def wishes(self, customer_ids: Sequence[str]) -> list[Wish]:
        """List the wishes of these cards, latest first, each article once."""
        wished: dict[str, Wish] = {}
        for sku, label, _, again_id in self._connection.execute(_WISHES, {"ids": list(customer_ids)}):
            wished.setdefault(sku, Wish(sku, label, again_id))
        return list(wished.values())

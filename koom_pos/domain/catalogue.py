"""What the shop sells, as the counter sees it on one day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ItemKind(StrEnum):
    """What a line sells. A gift card is not turnover: TGC is due when it is spent."""

    GOODS = "goods"
    SERVICE = "service"
    GIFT_CARD = "gift_card"


@dataclass(frozen=True, slots=True)
class SellableItem:
    """A variant with its price and rate on a given business date.

    `stock` counts sellable pieces and may be negative (sold before it was received). `gtin` is the first of the
    variant's codes, 14 digits, or None for what carries no code.
    """

    variant_id: str
    article_id: str
    sku: str
    gtin: str | None
    name: str
    brand: str
    category: str
    shade: str | None
    swatch: str | None
    size: str | None
    kind: ItemKind
    gross_xpf: int
    price_from: date
    rate_bp: int
    discontinued: bool
    picture_id: str | None
    stock: int

    @property
    def detail(self) -> str:
        """Shade and size in one phrase, empty when the article has neither."""
        return " · ".join(part for part in (self.shade, self.size) if part)

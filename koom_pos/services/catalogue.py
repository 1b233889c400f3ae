"""Acts on the catalogue: dated prices and rates, favourites, what is no longer supplied; and what its pages show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from koom_pos.domain.allocation import spread
from koom_pos.domain.catalogue import SellableItem
from koom_pos.domain.discount import Discount
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.sale import OpenSale, SaleTotals, totals
from koom_pos.domain.tax import RATES_BP, TaxLine, TaxRegime, UnknownRateError, split_gross
from koom_pos.domain.text import fold
from koom_pos.services import journal_writer, shop
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.catalogue import ArticleHead, DatedPrice, DatedRate, VariantHead

LARGEST_PRICE_XPF = 9_999_999
"""More than any article of the shop; a larger number is a code typed into the wrong field."""


class UnknownArticleError(RefusedError):
    """The article or variant is not in the catalogue."""

    def __init__(self, subject_id: str) -> None:
        super().__init__(f"not in the catalogue: {subject_id}")
        self.subject_id = subject_id


class PriceAmountError(RefusedError):
    """A price is a whole number of francs, from 0 to `LARGEST_PRICE_XPF`."""

    def __init__(self, gross_xpf: int) -> None:
        super().__init__(f"price of {gross_xpf} F")
        self.gross_xpf = gross_xpf


class PastDateError(RefusedError):
    """Prices and rates change from today on: what was sold before keeps what it was sold at."""

    def __init__(self, valid_from: date, today: date) -> None:
        super().__init__(f"{valid_from} is before {today}")
        self.valid_from = valid_from
        self.today = today


@dataclass(frozen=True, slots=True)
class VariantCard:
    """A variant with every dated price, oldest first. `item` is None while it has no price or rate today."""

    head: VariantHead
    item: SellableItem | None
    prices: tuple[DatedPrice, ...]


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """All that is known of an article, for its page."""

    head: ArticleHead
    rates: tuple[DatedRate, ...]
    variants: tuple[VariantCard, ...]


@dataclass(frozen=True, slots=True)
class PriceStory:
    """Where the amount of a line comes from, in the order the till works it out.

    `undiscounted_xpf` − `discount_xpf` − `ticket_discount_xpf` − Σ `benefits` = `gross_xpf` = `tax.gross_xpf`. The
    TGC of a line is told for the customer; the ticket's is computed on its sum per rate and may differ by a franc.
    `tax` is None under the franchise regime. Names of approvers are those of today, empty without approval.
    `benefits` are the line's shares of rewards and vouchers, each with what the ticket calls it, in French; positive.
    """

    label: str
    detail: str
    quantity: int
    base_price_xpf: int
    price_from: date
    unit_price_xpf: int
    undiscounted_xpf: int
    discount: Discount | None
    discount_xpf: int
    discount_approver: str
    ticket_discount: Discount | None
    ticket_discount_xpf: int
    ticket_discount_approver: str
    gross_xpf: int
    tax: TaxLine | None
    returned_ticket: int | None
    benefits: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Shelves:
    """The categories and brands of the shop, id → name, by name."""

    categories: Mapping[str, str]
    brands: Mapping[str, str]


def shelves(desk: Desk) -> Shelves:
    """Give the categories and brands rules are made for."""
    with desk.store.reading() as tx:
        categories, brands = tx.catalogue_bulk.categories(), tx.catalogue_bulk.brands()
    return Shelves(_by_name(categories), _by_name(brands))


def change_price(desk: Desk, operator: Operator, variant_id: str, valid_from: date, gross_xpf: int) -> None:
    """Put a price, TGC included, from a business date on; the same date again replaces it. Journalled.

    Raises:
        PastDateError, PriceAmountError, UnknownArticleError, NotAllowedError
    """
    operator.check(Right.EDIT_CATALOGUE)
    if not 0 <= gross_xpf <= LARGEST_PRICE_XPF:
        raise PriceAmountError(gross_xpf)
    with desk.store.transaction() as tx:
        at_utc = desk.now()
        _refuse_past(desk, valid_from)
        head = tx.catalogue.variant_head(variant_id)
        if head is None:
            raise UnknownArticleError(variant_id)
        payload = {
            "operator": operator.code,
            "sku": head.sku,
            "valid_from": valid_from.isoformat(),
            "before_xpf": _price_on(tx, variant_id, valid_from),
            "after_xpf": gross_xpf,
        }
        tx.catalogue.set_price(variant_id, valid_from, gross_xpf, at_utc=at_utc, by=operator.id)
        journal_writer.append(tx, desk, JournalKind.PRICE_CHANGE, payload, at_utc=at_utc)


def change_rate(desk: Desk, operator: Operator, article_id: str, valid_from: date, rate_bp: int) -> None:
    """Put a TGC rate from a business date on; the same date again replaces it. Journalled.

    Raises:
        UnknownRateError: not one of the five rates of the law.
        PastDateError, UnknownArticleError, NotAllowedError
    """
    operator.check(Right.EDIT_CATALOGUE)
    if rate_bp not in RATES_BP:
        raise UnknownRateError(rate_bp)
    with desk.store.transaction() as tx:
        at_utc = desk.now()
        _refuse_past(desk, valid_from)
        head = _article(tx, article_id)
        before = [rate.rate_bp for rate in tx.catalogue.rates(article_id) if rate.valid_from <= valid_from]
        payload = {
            "operator": operator.code,
            "sku": head.sku,
            "valid_from": valid_from.isoformat(),
            "before_bp": before[-1] if before else None,
            "after_bp": rate_bp,
        }
        tx.catalogue.set_rate(article_id, valid_from, rate_bp, at_utc=at_utc, by=operator.id)
        journal_writer.append(tx, desk, JournalKind.RATE_CHANGE, payload, at_utc=at_utc)


def set_favourite(desk: Desk, operator: Operator, variant_id: str, position: int | None) -> None:
    """Put a variant among the favourites of the sale screen (0 is the first place), or take it off with None.

    Raises:
        UnknownArticleError, NotAllowedError
    """
    operator.check(Right.EDIT_CATALOGUE)
    with desk.store.transaction() as tx:
        if tx.catalogue.variant_head(variant_id) is None:
            raise UnknownArticleError(variant_id)
        tx.catalogue.set_favourite(variant_id, position, at_utc=desk.now(), by=operator.id)


def discontinue(desk: Desk, operator: Operator, article_id: str, *, discontinued: bool = True) -> None:
    """Mark an article and its variants as no longer supplied, or as supplied again; what is on the shelf still sells.

    Raises:
        UnknownArticleError, NotAllowedError
    """
    operator.check(Right.EDIT_CATALOGUE)
    with desk.store.transaction() as tx:
        _article(tx, article_id)
        stamp: Mapping[str, Any] = {"at_utc": desk.now(), "by": operator.id}
        tx.catalogue_bulk.set_article_field("discontinued", [(article_id, discontinued)], **stamp)
        variants = [(head.id, discontinued) for head in tx.catalogue.variant_heads(article_id)]
        tx.catalogue_bulk.set_variant_field("discontinued", variants, **stamp)


def article_card(desk: Desk, article_id: str) -> ArticleCard:
    """Give everything known of an article today.

    Raises:
        UnknownArticleError
    """
    today = desk.today()
    with desk.store.reading() as tx:
        head = _article(tx, article_id)
        items = {item.variant_id: item for item in tx.catalogue.of_article(article_id, today)}
        variants = tuple(
            VariantCard(variant, items.get(variant.id), tuple(tx.catalogue.prices(variant.id)))
            for variant in tx.catalogue.variant_heads(article_id)
        )
        return ArticleCard(head, tuple(tx.catalogue.rates(article_id)), variants)


def price_story(desk: Desk, sale: OpenSale, line_id: str) -> PriceStory:
    """Tell why a line of the open sale costs what it costs.

    Raises:
        UnknownLineError: the line is no longer in the sale.
    """
    line = sale.line(line_id)
    worth = totals(sale)
    priced = next(p for p in worth.lines if p.line.id == line_id)
    granted_xpf, *brought = _shares(priced.ticket_discount_xpf, worth)
    whole = sale.ticket_discount if granted_xpf else None
    with desk.store.reading() as tx:
        normal = shop.tax_regime(tx) is TaxRegime.NORMAL
        names = {account.code: account.display_name for account in tx.operators.accounts()}
    return PriceStory(
        label=line.label,
        detail=line.detail,
        quantity=line.quantity,
        base_price_xpf=line.base_price_xpf,
        price_from=line.price_from,
        unit_price_xpf=line.unit_price_xpf,
        undiscounted_xpf=priced.undiscounted_xpf,
        discount=line.discount,
        discount_xpf=priced.discount_xpf,
        discount_approver=_approver(line.discount, names),
        ticket_discount=whole,
        ticket_discount_xpf=granted_xpf,
        ticket_discount_approver=_approver(whole, names),
        gross_xpf=priced.gross_xpf,
        tax=split_gross(priced.gross_xpf, line.rate_bp) if normal else None,
        returned_ticket=line.returned.ticket_number if line.returned else None,
        benefits=tuple((each.label, share) for each, share in zip(sale.benefits, brought, strict=True) if share),
    )


def _shares(off_xpf: int, worth: SaleTotals) -> tuple[int, ...]:
    """Cut a line's share of all that the ticket loses into the granted discount and each reward or voucher."""
    weights = (worth.granted_xpf, *worth.benefits_xpf)
    return spread(off_xpf, weights) if off_xpf else (0,) * len(weights)


def _approver(discount: Discount | None, names: Mapping[str, str]) -> str:
    code = discount.approved_by if discount else None
    return names.get(code, code) if code else ""


def _article(tx: Transaction, article_id: str) -> ArticleHead:
    head = tx.catalogue.article_head(article_id)
    if head is None:
        raise UnknownArticleError(article_id)
    return head


def _price_on(tx: Transaction, variant_id: str, day: date) -> int | None:
    held = [price.gross_xpf for price in tx.catalogue.prices(variant_id) if price.valid_from <= day]
    return held[-1] if held else None


def _by_name(ids: Mapping[str, str]) -> dict[str, str]:
    """Turn name → id into id → name, in the order of the alphabet without accents."""
    return {ids[name]: name for name in sorted(ids, key=lambda name: (fold(name), name))}


def _refuse_past(desk: Desk, valid_from: date) -> None:
    today = desk.today()
    if valid_from < today:
        raise PastDateError(valid_from, today)

"""The words of an import: what a column may mean, what is wrong with a cell and what to do about it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from koom_pos.services.catalogue_import import FaultKind, RowFault

_FIELDS = {
    "sku": QT_TRANSLATE_NOOP("ImportWords", "Article number"),
    "gtin": QT_TRANSLATE_NOOP("ImportWords", "Barcode"),
    "name": QT_TRANSLATE_NOOP("ImportWords", "Name"),
    "brand": QT_TRANSLATE_NOOP("ImportWords", "Brand"),
    "category": QT_TRANSLATE_NOOP("ImportWords", "Category"),
    "shade": QT_TRANSLATE_NOOP("ImportWords", "Shade"),
    "swatch": QT_TRANSLATE_NOOP("ImportWords", "Colour of the shade"),
    "size": QT_TRANSLATE_NOOP("ImportWords", "Size"),
    "price": QT_TRANSLATE_NOOP("ImportWords", "Price, TGC included"),
    "price_from": QT_TRANSLATE_NOOP("ImportWords", "Price from"),
    "rate": QT_TRANSLATE_NOOP("ImportWords", "TGC rate"),
    "kind": QT_TRANSLATE_NOOP("ImportWords", "Goods or service"),
    "discontinued": QT_TRANSLATE_NOOP("ImportWords", "Discontinued"),
    "stock": QT_TRANSLATE_NOOP("ImportWords", "Stock"),
}

_WRONG = {
    FaultKind.NO_IDENTITY: (
        QT_TRANSLATE_NOOP("ImportWords", "Neither an article number nor a barcode"),
        QT_TRANSLATE_NOOP("ImportWords", "Give at least one of them: the next import finds the article by it."),
    ),
    FaultKind.NAME_MISSING: (
        QT_TRANSLATE_NOOP("ImportWords", "A new article without a name"),
        QT_TRANSLATE_NOOP("ImportWords", "Write its name."),
    ),
    FaultKind.PRICE_MISSING: (
        QT_TRANSLATE_NOOP("ImportWords", "A new article without a price"),
        QT_TRANSLATE_NOOP("ImportWords", "Write its price, TGC included."),
    ),
    FaultKind.TEXT_TOO_LONG: (
        QT_TRANSLATE_NOOP("ImportWords", "The text is too long"),
        QT_TRANSLATE_NOOP("ImportWords", "Shorten it to {fact} characters."),
    ),
    FaultKind.GTIN_FORMAT: (
        QT_TRANSLATE_NOOP("ImportWords", "This is no barcode"),
        QT_TRANSLATE_NOOP("ImportWords", "A barcode has 8, 12, 13 or 14 digits. Copy it from the pack."),
    ),
    FaultKind.GTIN_CHECK_DIGIT: (
        QT_TRANSLATE_NOOP("ImportWords", "A digit of the barcode is wrong"),
        QT_TRANSLATE_NOOP("ImportWords", "If the other digits are right, the last one is {fact}. Check the pack."),
    ),
    FaultKind.GTIN_SCIENTIFIC: (
        QT_TRANSLATE_NOOP("ImportWords", "The spreadsheet cut the barcode"),
        QT_TRANSLATE_NOOP("ImportWords", "Set the column to text and type or paste the code again."),
    ),
    FaultKind.GTIN_TWICE: (
        QT_TRANSLATE_NOOP("ImportWords", "The barcode stands in two rows"),
        QT_TRANSLATE_NOOP("ImportWords", "It stands in row {fact} too. Keep it in one of them."),
    ),
    FaultKind.GTIN_OF_OTHER: (
        QT_TRANSLATE_NOOP("ImportWords", "The barcode belongs to another article"),
        QT_TRANSLATE_NOOP("ImportWords", "The shop knows it as {fact}. Correct the barcode or the article number."),
    ),
    FaultKind.SKU_TWICE: (
        QT_TRANSLATE_NOOP("ImportWords", "The article is there twice"),
        QT_TRANSLATE_NOOP("ImportWords", "It stands elsewhere too: {fact}. Keep one of them."),
    ),
    FaultKind.PRICE_FORMAT: (
        QT_TRANSLATE_NOOP("ImportWords", "This is no price in francs"),
        QT_TRANSLATE_NOOP("ImportWords", "Write a whole number of francs, such as 1250."),
    ),
    FaultKind.DATE_FORMAT: (
        QT_TRANSLATE_NOOP("ImportWords", "This is no date"),
        QT_TRANSLATE_NOOP("ImportWords", "Write it as 23/11/2026."),
    ),
    FaultKind.RATE_UNKNOWN: (
        QT_TRANSLATE_NOOP("ImportWords", "There is no such TGC rate"),
        QT_TRANSLATE_NOOP("ImportWords", "The rates are {fact}."),
    ),
    FaultKind.KIND_UNKNOWN: (
        QT_TRANSLATE_NOOP("ImportWords", "Neither goods nor a service"),
        QT_TRANSLATE_NOOP("ImportWords", "Write « produit » or « service »."),
    ),
    FaultKind.YES_NO: (
        QT_TRANSLATE_NOOP("ImportWords", "Neither yes nor no"),
        QT_TRANSLATE_NOOP("ImportWords", "Write « oui » or « non »."),
    ),
    FaultKind.STOCK_FORMAT: (
        QT_TRANSLATE_NOOP("ImportWords", "This is no number of pieces"),
        QT_TRANSLATE_NOOP("ImportWords", "Write a whole number."),
    ),
    FaultKind.SWATCH_FORMAT: (
        QT_TRANSLATE_NOOP("ImportWords", "This is no colour"),
        QT_TRANSLATE_NOOP("ImportWords", "Write it as #A8325A, or leave the cell empty."),
    ),
    FaultKind.ARTICLE_DISAGREES: (
        QT_TRANSLATE_NOOP("ImportWords", "Shades of one article disagree"),
        QT_TRANSLATE_NOOP("ImportWords", "Elsewhere: {fact}. Write the same in every row of the article."),
    ),
}


def field_words(field: str) -> str:
    """Return what a field of the catalogue is called; its key when nobody gave it words."""
    return QCoreApplication.translate("ImportWords", str(_FIELDS[field])) if field in _FIELDS else field


def wrong_words(fault: RowFault) -> str:
    """Return what is wrong with a cell."""
    return QCoreApplication.translate("ImportWords", str(_WRONG[fault.kind][0]))


def mend_words(fault: RowFault) -> str:
    """Return what to do about a cell, with the fact that helps."""
    return QCoreApplication.translate("ImportWords", str(_WRONG[fault.kind][1])).format(fact=fault.fact)

"""The words of the programme's rules: kinds of bonus, days of the week, multipliers."""

from PySide6.QtCore import QCoreApplication, QLocale

from koom_pos.domain.loyalty import WHOLE_BP, BonusKind

_MULTIPLIERS_BP = (12_500, 15_000, 20_000, 30_000, 40_000, 50_000, 100_000)


def bonus_word(kind: BonusKind) -> str:
    """Return what makes a line earn more."""
    translate = QCoreApplication.translate
    words = {
        BonusKind.CATEGORY: translate("LoyaltyWords", "Category"),
        BonusKind.BRAND: translate("LoyaltyWords", "Brand"),
        BonusKind.DAY: translate("LoyaltyWords", "Weekday"),
        BonusKind.BIRTHDAY: translate("LoyaltyWords", "Her birthday"),
    }
    return words[kind]


def weekday_choices() -> list[tuple[str, str]]:
    """Return the days of the week as keys of a bonus, Monday first, with their names."""
    locale = QLocale()
    return [(str(day), locale.dayName(day + 1).capitalize()) for day in range(7)]


def multiplier_words(multiplier_bp: int) -> str:
    """Return a multiplier: 15000 basis points are « × 1,5 »."""
    whole, part = divmod(multiplier_bp, WHOLE_BP)
    decimals = f"{QLocale().decimalPoint()}{part:04d}".rstrip("0") if part else ""
    return f"×\u202f{whole}{decimals}"


def multiplier_choices(stored_bp: int = 0) -> list[tuple[str, str]]:
    """Return the multipliers offered; one stored that is not among them is offered too."""
    offered = sorted({*_MULTIPLIERS_BP, *([stored_bp] if stored_bp else [])})
    return [(str(each), multiplier_words(each)) for each in offered]

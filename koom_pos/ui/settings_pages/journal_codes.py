"""The codes a journal entry holds, in words: rights, roles, documents, settings, files.

The journal keeps codes, never words, so that its text does not depend on the language of a screen.
"""

from PySide6.QtCore import QCoreApplication


def code_words(code: str) -> str:
    """Say what a code stands for; one without words here, such as a file's name, is shown as it is."""
    return {**_acts(), **_papers(), **_settings()}.get(code, code)


def _acts() -> dict[str, str]:
    """Return the rights, which also name approved acts, and the roles."""
    translate = QCoreApplication.translate
    return {
        "cashier": translate("JournalCodes", "cashier"),
        "manager": translate("JournalCodes", "manager"),
        "sell": translate("JournalCodes", "sell and take payment"),
        "discount": translate("JournalCodes", "discount"),
        "return_with_ticket": translate("JournalCodes", "return with ticket"),
        "return_without_ticket": translate("JournalCodes", "return without ticket"),
        "void_sale": translate("JournalCodes", "void a sale"),
        "no_sale": translate("JournalCodes", "drawer without sale"),
        "cash_movement": translate("JournalCodes", "cash in and out"),
        "x_report": translate("JournalCodes", "read the X"),
        "close_day": translate("JournalCodes", "close the day"),
        "close_period": translate("JournalCodes", "close the month and the year"),
        "verify_count": translate("JournalCodes", "verify a count"),
        "edit_catalogue": translate("JournalCodes", "change the articles"),
        "reports": translate("JournalCodes", "reports"),
        "journal": translate("JournalCodes", "journal"),
        "operators": translate("JournalCodes", "team and rights"),
        "settings": translate("JournalCodes", "settings"),
        "customers": translate("JournalCodes", "customers"),
        "customer_history": translate("JournalCodes", "what customers bought"),
        "merge_customers": translate("JournalCodes", "merge cards"),
        "adjust_points": translate("JournalCodes", "correct points"),
        "loyalty_programme": translate("JournalCodes", "loyalty programme"),
        "contact_export": translate("JournalCodes", "export addresses"),
        "privacy": translate("JournalCodes", "privacy"),
    }


def _papers() -> dict[str, str]:
    """Return the printed documents and the files read or written."""
    translate = QCoreApplication.translate
    return {
        "ticket": translate("JournalCodes", "Ticket"),
        "gift_ticket": translate("JournalCodes", "Gift ticket"),
        "invoice": translate("JournalCodes", "Invoice"),
        "day_closing": translate("JournalCodes", "Z"),
        "month_closing": translate("JournalCodes", "Month closing"),
        "year_closing": translate("JournalCodes", "Year closing"),
        "movement": translate("JournalCodes", "Cash movement"),
        "gift_card": translate("JournalCodes", "Gift card"),
        "credit_note": translate("JournalCodes", "Credit note"),
        "journal_archive": translate("JournalCodes", "archive of the journal"),
        "catalogue": translate("JournalCodes", "catalogue"),
        "contacts": translate("JournalCodes", "contact list"),
    }


def _settings() -> dict[str, str]:
    """Return the settings whose changes are journalled."""
    translate = QCoreApplication.translate
    return {
        "workstation_name": translate("JournalCodes", "name of the till"),
        "name": translate("JournalCodes", "shop name"),
        "legal_name": translate("JournalCodes", "legal name"),
        "address_lines": translate("JournalCodes", "address"),
        "ridet": translate("JournalCodes", "RIDET"),
        "rcs": translate("JournalCodes", "RCS"),
        "phone": translate("JournalCodes", "phone"),
        "email": translate("JournalCodes", "e-mail"),
        "website": translate("JournalCodes", "website"),
        "tgc_regime": translate("JournalCodes", "TGC regime"),
        "return_policy": translate("JournalCodes", "return policy"),
        "ticket_footer": translate("JournalCodes", "last line of the ticket"),
        "currency_suffix": translate("JournalCodes", "sign of the franc"),
        "difference_reason_from_xpf": translate("JournalCodes", "difference that wants a reason"),
        "default_float_xpf": translate("JournalCodes", "usual opening float"),
        "instrument_months": translate("JournalCodes", "validity of gift cards and credit notes"),
        "auto_print_ticket": translate("JournalCodes", "ticket printed without asking"),
        "training": translate("JournalCodes", "training"),
        "retention_months": translate("JournalCodes", "how long customers are kept"),
        "cue_days": translate("JournalCodes", "days until a cue"),
        "voucher_welcome_enabled": translate("JournalCodes", "welcome voucher"),
        "voucher_welcome_how": translate("JournalCodes", "welcome voucher"),
        "voucher_welcome_value": translate("JournalCodes", "worth of the welcome voucher"),
        "voucher_welcome_months": translate("JournalCodes", "validity of the welcome voucher"),
        "online_shop": translate("JournalCodes", "online shop"),
        "online_shop_message": translate("JournalCodes", "message to the online shop"),
    }

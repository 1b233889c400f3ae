"""How addresses are written: telephones, e-mails, communes. Everything foreign is welcome; help is never a wall."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from koom_pos.domain.customer import BirthdayError, PersonalFields, birthday_text
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.text import fold

HOME_REGION = "NC"
LANGUAGES = ("fr", "en")
_HOME_CODE = 687
_LONGEST_NOTE = 500


class PhoneError(RefusedError):
    """The text is no telephone number that could be dialled. Numbers from abroad begin with + or 00."""

    def __init__(self) -> None:
        super().__init__("not a telephone number")


class EmailError(RefusedError):
    """The text has not the form of an e-mail address. Whether it exists is not asked: the till may be off-line."""

    def __init__(self) -> None:
        super().__init__("not an e-mail address")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of New Caledonia with its usual postal code. Never the INSEE code, which looks alike."""

    name: str
    postal_code: str


COMMUNES: tuple[Commune, ...] = (
    Commune("Belep", "98811"),
    Commune("Boulouparis", "98812"),
    Commune("Bourail", "98870"),
    Commune("Canala", "98813"),
    Commune("Dumbéa", "98835"),
    Commune("Farino", "98881"),
    Commune("Hienghène", "98815"),
    Commune("Houaïlou", "98816"),
    Commune("Île des Pins", "98832"),
    Commune("Kaala-Gomen", "98817"),
    Commune("Koné", "98859"),
    Commune("Kouaoua", "98818"),
    Commune("Koumac", "98850"),
    Commune("La Foa", "98880"),
    Commune("Lifou", "98820"),
    Commune("Maré", "98828"),
    Commune("Moindou", "98819"),
    Commune("Mont-Dore", "98809"),
    Commune("Nouméa", "98800"),
    Commune("Ouégoa", "98821"),
    Commune("Ouvéa", "98814"),
    Commune("Païta", "98889"),
    Commune("Poindimié", "98822"),
    Commune("Ponérihouen", "98823"),
    Commune("Pouébo", "98824"),
    Commune("Pouembout", "98825"),
    Commune("Poum", "98826"),
    Commune("Poya", "98827"),
    Commune("Sarraméa", "98882"),
    Commune("Thio", "98829"),
    Commune("Touho", "98831"),
    Commune("Voh", "98833"),
    Commune("Yaté", "98834"),
)
"""All 33, in the order of the alphabet. Source: list of communes with postal codes, facts §6."""

_ALSO_MET: Mapping[str, str] = {"98890": "Païta", "98878": "Maré", "98848": "Nouméa Cedex"}


def clean_phone(text: str, *, region: str = HOME_REGION) -> str:
    """Return a number as E.164 (`+687751234`), or empty for nothing.

    Args:
        text: As she writes it: `75.12.34`, `00687 75 12 34`, `+33 6 …`.
        region: Where numbers without a country code are from.

    Raises:
        PhoneError: nobody could dial it.
    """
    if not text.strip():
        return ""
    import phonenumbers  # noqa: PLC0415 - the numbering plans of the world: not before the first telephone

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise PhoneError from None
    if not phonenumbers.is_valid_number(number):
        raise PhoneError
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def show_phone(e164: str) -> str:
    """Return a number as people write it here: `75.12.34` for New Caledonia, `+33 6 12 34 56 78` for elsewhere."""
    if not e164:
        return ""
    import phonenumbers  # noqa: PLC0415 - as above

    number = phonenumbers.parse(e164)
    home = number.country_code == _HOME_CODE
    form = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def clean_email(text: str) -> str:
    """Return an address as she writes it, its domain in lower case, or empty for nothing. No DNS is asked.

    Raises:
        EmailError: it has not the form of an address.
    """
    if not text.strip():
        return ""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - not before the first address

    try:
        return validate_email(text.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        raise EmailError from None


def email_key(email: str) -> str:
    """Return what two writings of one address have in common: no capitals."""
    return email.strip().casefold()


def commune_of(postal_code: str) -> str:
    """Return the commune a postal code usually means, or empty."""
    known = {commune.postal_code: commune.name for commune in COMMUNES}
    return known.get(postal_code.strip()) or _ALSO_MET.get(postal_code.strip(), "")


def postal_codes(city_prefix: str) -> list[Commune]:
    """Return the communes whose name begins so, accent-free; « Le Mont-Dore » as well as « Mont-Dore »."""
    wanted = fold(city_prefix).removeprefix("le ")
    return [commune for commune in COMMUNES if fold(commune.name).startswith(wanted)] if wanted else []


def clean_fields(fields: PersonalFields) -> PersonalFields:
    """Return the fields as they are stored. Empty ones stay empty; a bare card is a right customer.

    Raises:
        PhoneError, EmailError, BirthdayError
    """
    country = fields.country.strip().upper()
    return replace(
        fields,
        first_name=_one_line(fields.first_name),
        last_name=_one_line(fields.last_name),
        email=clean_email(fields.email),
        phone=clean_phone(fields.phone),
        street=_one_line(fields.street),
        street_more=_one_line(fields.street_more),
        postal_code=_one_line(fields.postal_code),
        city=_one_line(fields.city),
        country=country or (HOME_REGION if fields.postal_code.strip().startswith("988") else ""),
        birthday=_clean_birthday(fields.birthday),
        language=fields.language if fields.language in LANGUAGES else LANGUAGES[0],
        note=fields.note.strip()[:_LONGEST_NOTE],
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _clean_birthday(text: str) -> str:
    if not text:
        return ""
    month, _, day = text.partition("-")
    if not (month.isdecimal() and day.isdecimal()):
        raise BirthdayError(text)
    return birthday_text(int(day), int(month))

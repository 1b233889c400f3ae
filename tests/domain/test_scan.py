"""What a scanner typed, and what it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.azerty import DIGIT_ROW, readings
from koom_pos.domain.gs1 import ElementDateError, ElementStringError, element_date, parse_elements
from koom_pos.domain.gtin import check_digit
from koom_pos.domain.scan import (
    QuantityPrefixError,
    Scan,
    ScanKind,
    badge_code,
    instrument_code,
    parse_quantity_prefix,
    parse_scan,
    repair_azerty,
    ticket_code,
)
from koom_pos.domain.shop_codes import InstrumentKind

# The keys of a keyboard: what a US layout writes, plain and shifted, then what AZERTY writes.
KEYS = """
1 ! & 1|2 @ é 2|3 # " 3|4 $ ' 4|5 % ( 5|6 ^ - 6|7 & è 7|8 * _ 8|9 ( ç 9|0 ) à 0|- _ ) °|= + = +
q Q a A|w W z Z|e E e E|r R r R|t T t T|y Y y Y|u U u U|i I i I|o O o O|p P p P|] } $ £
a A q Q|s S s S|d D d D|f F f F|g G g G|h H h H|j J j J|k K k K|l L l L|; : m M|' " ù %
z Z w W|x X x X|c C c C|v V v V|b B b B|n N n N|m M , ?|, < ; .|. > : /|/ ? ! §
""".strip().replace("\n", "|")
ON_AZERTY = {}
for key in KEYS.split("|"):
    us, us_shifted, french, french_shifted = key.split()
    ON_AZERTY |= {us: french, us_shifted: french_shifted}

GTIN13 = "6291041500213"
GTIN14 = "06291041500213"


def through_azerty(text):
    """What a PC set to AZERTY shows when a US-set scanner presses the keys of `text`; GS is a control code."""
    return "".join(ON_AZERTY.get(sign, sign) for sign in text)


gtins = st.sampled_from([7, 11, 12, 13]).flatmap(
    lambda length: (
        st.text("0123456789", min_size=length, max_size=length)
        .filter(lambda body: body.strip("0"))
        .map(lambda body: f"{body}{check_digit(body)}")
    )
)
shop_codes = st.one_of(
    st.builds(ticket_code, st.integers(1, 999), st.integers(1, 9_999_999)),
    st.builds(instrument_code, st.sampled_from(InstrumentKind), st.integers(1, 9_999_999_999)),
    st.builds(badge_code, st.integers(1, 9_999_999_999)),
)
lots = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./", min_size=1, max_size=20)
element_strings = st.builds(
    lambda lead, lot, serial: f"{lead}01{GTIN14}1727013110{lot}\x1d21{serial}",
    st.sampled_from(["]d2", "]C1", "]Q3", ""]),
    lots,
    lots,
)


@given(gtins)
def test_an_article_number_is_a_gtin_whatever_its_length(code):
    scan = parse_scan(code)
    assert (scan.kind, scan.gtin, scan.code, scan.quantity) == (ScanKind.GTIN, code.zfill(14), code, 1)


@given(st.one_of(gtins, shop_codes, element_strings))
def test_a_code_mangled_by_azerty_means_the_same(code):
    assert parse_scan(through_azerty(code)) == parse_scan(code)
    assert parse_scan(code).kind is not ScanKind.OTHER


@given(st.one_of(st.text(), gtins, shop_codes, element_strings, gtins.map(through_azerty), lots.map(through_azerty)))
def test_repairing_twice_changes_nothing(text):
    assert repair_azerty(repair_azerty(text)) == repair_azerty(text)


@given(st.one_of(gtins, shop_codes, element_strings))
def test_a_code_that_arrived_well_is_left_alone(code):
    assert repair_azerty(code) == code


@pytest.mark.parametrize(
    "words",
    [
        "crème d'été",
        "L'ORÉAL",
        "créée",
        "d'écran",
        "porte-clé",
        "rouge à lèvres",
        "été",
        "HA112",
        "vernis n° 5",
        "à",
        "M-A-C",
    ],
)
def test_what_a_person_types_to_search_is_never_repaired(words):
    assert repair_azerty(words) == words
    assert parse_scan(words).kind is ScanKind.OTHER
    assert parse_scan(words).code == words


def test_a_free_code_is_repaired_key_by_key_and_its_other_reading_is_offered():
    assert parse_scan(through_azerty("SKU-0042")).code == "SKU-0042"
    scan = parse_scan("HA&&é")
    assert scan.code == "HQ112"
    assert readings("HA&&é") == ("HQ112", "HA112")


def test_the_digit_row_counts_from_zero():
    assert "".join(str(DIGIT_ROW.index(sign)) for sign in "à&é\"'(-è_ç") == "0123456789"


def test_digits_alone_spoiled_are_repaired_too():
    code = ticket_code(1, 1042)
    spoiled = "".join(DIGIT_ROW[int(sign)] if sign.isdigit() else sign for sign in code)
    assert parse_scan(spoiled).kind is ScanKind.TICKET


@pytest.mark.parametrize(
    ("text", "quantity", "rest"),
    [
        (f"3*{GTIN13}", 3, GTIN13),
        (f" 12 * {GTIN13}", 12, GTIN13),
        (f"2×{GTIN13}", 2, GTIN13),
        (GTIN13, 1, GTIN13),
        ("3*", 3, ""),
        ("A3*1", 1, "A3*1"),
    ],
)
def test_a_quantity_may_be_typed_before_a_scan(text, quantity, rest):
    assert parse_quantity_prefix(text) == (quantity, rest)


@pytest.mark.parametrize("text", ["0*1", "1000*1", "99999999*1", f"{GTIN13}*2"])
def test_a_quantity_of_nothing_or_beyond_reason_is_refused(text):
    with pytest.raises(QuantityPrefixError):
        parse_scan(text)


def test_a_typed_quantity_goes_with_a_mangled_scan():
    assert parse_scan(f"3*{through_azerty(GTIN13)}") == Scan(ScanKind.GTIN, GTIN14, GTIN13, 3)


@pytest.mark.parametrize("lead", ["]C1", "]d2", "]Q3", "]e0", "\x1d", ""])
def test_a_2d_code_gives_article_lot_date_and_serial(lead):
    scan = parse_scan(f"{lead}01{GTIN14}1727013110A12-B\x1d21S77\x1d1125020030" + "6", today=date(2026, 1, 5))
    assert scan.kind is ScanKind.GS1
    assert (scan.gtin, scan.lot, scan.serial, scan.quantity) == (GTIN14, "A12-B", "S77", 6)
    assert scan.expiry == date(2027, 1, 31)
    assert scan.produced == date(2025, 2, 28)
    assert not scan.suspect


def test_the_printed_form_in_brackets_is_read():
    scan = parse_scan(f"(01){GTIN14}(10)A12(17)270100(3103)000750")
    assert (scan.kind, scan.gtin, scan.lot, scan.expiry) == (ScanKind.GS1, GTIN14, "A12", date(2027, 1, 31))


def test_the_printed_form_survives_azerty():
    printed = f"(01){GTIN14}(10)A12(17)270131"
    assert parse_scan(through_azerty(printed)) == parse_scan(printed)


def test_best_before_stands_in_for_a_missing_expiry():
    assert parse_scan(f"]d201{GTIN14}15261130").expiry == date(2026, 11, 30)
    assert parse_scan(f"]d201{GTIN14}1526113017261231").expiry == date(2026, 12, 31)


def test_a_count_and_a_typed_quantity_multiply():
    assert parse_scan(f"2*]d201{GTIN14}306").quantity == 12


def test_elements_not_read_here_are_stepped_over():
    assert parse_elements(f"01{GTIN14}3103000750240REF-9\x1d10LOT\x1d4121234567890128") == {"01": GTIN14, "10": "LOT"}


@pytest.mark.parametrize(
    "data",
    [
        "01123",
        "01" + GTIN14[:-1] + "4",
        "AB12",
        "10",
        f"10A\x1d10B\x1d01{GTIN14}",
        "21" + "X" * 21,
        "17ABCDEF",
        "30x",
    ],
)
def test_data_against_the_grammar_is_refused(data):
    with pytest.raises(ElementStringError):
        parse_elements(data)


def test_an_article_with_an_impossible_date_can_still_be_sold():
    scan = parse_scan(f"]d201{GTIN14}17271331")
    assert (scan.kind, scan.gtin, scan.expiry, scan.suspect) == (ScanKind.GS1, GTIN14, None, True)


@pytest.mark.parametrize(
    ("digits", "reference_year", "expected"),
    [
        ("270131", 2026, date(2027, 1, 31)),
        ("760101", 2026, date(2076, 1, 1)),
        ("770101", 2026, date(1977, 1, 1)),
        ("990101", 2026, date(1999, 1, 1)),
        ("000101", 2051, date(2100, 1, 1)),
        ("010101", 2051, date(2101, 1, 1)),
        ("020101", 2051, date(2002, 1, 1)),
        ("280200", 2026, date(2028, 2, 29)),
        ("270400", 2026, date(2027, 4, 30)),
    ],
)
def test_the_century_and_the_day_zero_follow_the_standard(digits, reference_year, expected):
    assert element_date(digits, reference_year=reference_year) == expected


@given(st.integers(0, 99), st.integers(2000, 2098))
def test_a_date_is_49_years_back_at_most_and_50_ahead(year, reference_year):
    found = element_date(f"{year:02d}0101", reference_year=reference_year).year
    assert -49 <= found - reference_year <= 50
    assert found % 100 == year


@pytest.mark.parametrize("digits", ["271301", "270001", "270230", "270132"])
def test_no_such_day_is_refused(digits):
    with pytest.raises(ElementDateError):
        element_date(digits, reference_year=2026)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (ticket_code(1, 1042), ScanKind.TICKET),
        (badge_code(7), ScanKind.BADGE),
        (instrument_code(InstrumentKind.GIFT_CARD, 1), ScanKind.INSTRUMENT),
        (instrument_code(InstrumentKind.CREDIT_NOTE, 1), ScanKind.INSTRUMENT),
    ],
)
def test_our_own_codes_are_told_apart_also_when_typed_by_hand(code, kind):
    assert parse_scan(code) == Scan(kind, None, code)
    assert parse_scan(f" {code[:4].lower()} {code[4:8]}-{code[8:]}\r") == Scan(kind, None, code)


@pytest.mark.parametrize("text", ["6291041500214", "T001000104248", "]d201123", "]C1XYZ"])
def test_a_misread_code_is_other_and_suspect(text):
    scan = parse_scan(text)
    assert (scan.kind, scan.suspect) == (ScanKind.OTHER, True)


@pytest.mark.parametrize("text", ["", "   ", "SKU-0042", "12345", "0123456789012345"])
def test_what_is_no_code_is_other_and_not_suspect(text):
    scan = parse_scan(text)
    assert (scan.kind, scan.gtin, scan.code, scan.suspect) == (ScanKind.OTHER, None, text.strip(), False)


def test_a_symbology_identifier_is_taken_off():
    assert parse_scan(f"]E0{GTIN13}") == Scan(ScanKind.GTIN, GTIN14, GTIN13)
    assert parse_scan("]C0SKU-0042").code == "SKU-0042"


@given(st.text())
def test_no_text_whatever_breaks_the_reading(text):
    try:
        scan = parse_scan(text)
    except QuantityPrefixError:
        return
    assert scan.quantity >= 1
    assert scan.kind in ScanKind

"""Caisse-AP: requests as the terminal wants them, answers believed only when they agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.caisse_ap import (
    FrameFormatError,
    IncompleteFrameError,
    TerminalOutcome,
    TerminalRequestError,
    build_request,
    is_complete_answer,
    parse_records,
    read_answer,
)

PROTOCOL_ID = "012345678901"
GOLDEN = b"CZ0040300CJ012012345678901CA00201CE003953BF0010CD0010CB00512500"


def frame(**records):
    return "".join(f"{tag}{len(value):03d}{value}" for tag, value in records.items()).encode("ascii")


def approved(**changes):
    records = {
        "CZ": "0300",
        "CJ": PROTOCOL_ID,
        "CA": "01",
        "CE": "953",
        "CD": "0",
        "CB": "000000012500",
        "AE": "10",
        "CC": "001",
        "CI": "1",
        "AC": "123456",
        "AA": "497010######1234",
        "AI": "A0000000421010",
        "AB": "2709",
        "CG": "424242",
    } | changes
    return {tag: value for tag, value in records.items() if value is not None}


def test_the_golden_request():
    assert build_request(12500, protocol_id=PROTOCOL_ID) == GOLDEN


def test_francs_are_never_multiplied_by_a_hundred():
    assert parse_records(build_request(12500, protocol_id=PROTOCOL_ID))["CB"] == "12500"


def test_a_refund_a_cheque_and_a_tiny_amount():
    records = parse_records(build_request(5, refund=True, protocol_id=PROTOCOL_ID, till="07", cheque=True))
    assert (records["CD"], records["CC"], records["CB"], records["CA"]) == ("1", "00C", "05", "07")
    assert next(iter(records)) == "CZ"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("amount_xpf", {"amount_xpf": 0, "protocol_id": PROTOCOL_ID}),
        ("amount_xpf", {"amount_xpf": -500, "protocol_id": PROTOCOL_ID}),
        ("amount_xpf", {"amount_xpf": 10**12, "protocol_id": PROTOCOL_ID}),
        ("protocol_id", {"amount_xpf": 500, "protocol_id": "12"}),
        ("till", {"amount_xpf": 500, "protocol_id": PROTOCOL_ID, "till": "1"}),
    ],
)
def test_a_request_no_terminal_could_take_stops_the_act(name, arguments):
    with pytest.raises(TerminalRequestError) as stopped:
        build_request(**arguments)
    assert stopped.value.name == name


@given(
    st.dictionaries(
        st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2),
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
        min_size=1,
    )
)
def test_records_read_back_and_every_cut_inside_one_asks_for_more(records):
    data = "".join(f"{tag}{len(value):03d}{value}" for tag, value in records.items()).encode("ascii")
    assert parse_records(data) == records
    borders = {0}
    for tag, value in records.items():
        borders.add(max(borders) + 5 + len(value))
        assert tag
    for cut in range(len(data)):
        if cut in borders - {0}:
            assert parse_records(data[:cut]).items() <= records.items()
        else:
            with pytest.raises(IncompleteFrameError) as more:
                parse_records(data[:cut])
            assert 0 < more.value.missing <= len(data) - cut


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 400 Bad Request",
        b"cz0040300",
        b"CZ0040300garbage",
        b"\x02",
        b"CZ00x0300",
        b"CZ004030\xe9",
        b"CB00212CB00213",
        b"CZ-010",
    ],
)
def test_bytes_of_another_device_are_refused_at_once(data):
    with pytest.raises(FrameFormatError):
        parse_records(data)


@given(st.binary(max_size=60))
def test_no_bytes_whatever_break_the_parser(data):
    try:
        assert parse_records(data)
    except (FrameFormatError, IncompleteFrameError):
        return


def test_an_answer_is_complete_only_with_all_that_the_verdict_rests_on():
    assert is_complete_answer(approved())
    assert not is_complete_answer({})
    assert not is_complete_answer(approved(AE=None))
    assert not is_complete_answer(approved(CB=None))
    assert not is_complete_answer({"CZ": "0300", "AE": "01"})
    assert is_complete_answer({"CZ": "0300", "AE": "01", "AF": "04"})


def test_an_approval_that_agrees_is_approved_and_keeps_no_card_number():
    answer = read_answer(
        parse_records(frame(**approved())),
        expected_amount_xpf=12500,
        expected_refund=False,
        expected_protocol_id=PROTOCOL_ID,
    )
    assert (answer.outcome, answer.reason_code, answer.amount_xpf) == (TerminalOutcome.APPROVED, "", 12500)
    assert answer.authorisation == {
        "authorisation_number": "123456",
        "card_application": "A0000000421010",
        "payment_mode": "001",
        "read_mode": "1",
        "merchant_contract": "424242",
    }


@pytest.mark.parametrize("tag", ["AA", "AB", "AC", "AI", "CC", "CI", "CG"])
@pytest.mark.parametrize("pan", ["4970101234567890", "4970 1012 3456 7890", "497010******7890", "378282246310005"])
def test_a_card_number_is_dropped_wherever_the_terminal_puts_it(tag, pan):
    answer = read_answer(approved(**{tag: pan}), expected_amount_xpf=12500)
    assert answer.outcome is TerminalOutcome.APPROVED
    assert not any("4970" in value or "3782" in value for value in answer.authorisation.values())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"CB": "000001250000"}, "amount_mismatch"),
        ({"CB": "12501"}, "amount_mismatch"),
        ({"CB": "12.5"}, "amount_mismatch"),
        ({"CE": "978"}, "currency_mismatch"),
        ({"CD": "1"}, "action_mismatch"),
        ({"CJ": "999999999999"}, "request_mismatch"),
        ({"CB": None}, "cb_missing"),
        ({"CE": None}, "ce_missing"),
        ({"AE": None}, "status_missing"),
        ({"AE": "11"}, "status_11"),
        ({"AE": "01", "AF": "04", "CB": "999"}, "amount_mismatch"),
    ],
)
def test_what_contradicts_the_request_is_unknown(changes, reason):
    answer = read_answer(
        approved(**changes), expected_amount_xpf=12500, expected_refund=False, expected_protocol_id=PROTOCOL_ID
    )
    assert (answer.outcome, answer.reason_code) == (TerminalOutcome.UNKNOWN, reason)
    assert answer.authorisation == {}


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("04", "refused"),
        ("06", "abandoned"),
        ("08", "terminal_timeout"),
        ("13", "currency_not_supported"),
        ("77", "af_77"),
    ],
)
def test_a_payment_not_done_is_refused_with_its_reason(code, reason):
    answer = read_answer({"CZ": "0300", "AE": "01", "AF": code}, expected_amount_xpf=12500)
    assert (answer.outcome, answer.reason_code, answer.amount_xpf) == (TerminalOutcome.REFUSED, reason, None)


@given(
    st.dictionaries(
        st.sampled_from(["CZ", "CJ", "CE", "CD", "CB", "AE", "AF", "AA", "AC"]),
        st.text("0123456789", max_size=12),
    ),
    st.integers(1, 10**9),
)
def test_only_a_done_answer_with_the_very_amount_and_currency_is_ever_approved(records, amount):
    answer = read_answer(records, expected_amount_xpf=amount)
    if answer.outcome is TerminalOutcome.APPROVED:
        assert records["AE"] == "10"
        assert int(records["CB"]) == amount
        assert records["CE"] == "953"

"""The printed key: what a person copies by hand comes back right, or is refused."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from koom_pos.domain.recovery_key import ALPHABET
from koom_pos.services.keys import RecoveryKeyError, key_from_recovery, recovery_words

keys = st.binary(min_size=32, max_size=32)
GOLDEN = "K1000 G40R4 0M30E 20918 5GR38 E1W81 24GK2 GAHC5 RR34D 1P70X 3RFGH 31FKZ"


@given(keys)
def test_a_key_comes_back_from_its_printed_form(key):
    printed = recovery_words(key)
    assert [len(group) for group in printed.split(" ")] == [5] * 12
    assert set(printed) <= set(ALPHABET) | {" "}
    assert key_from_recovery(printed) == key


@given(keys)
def test_blanks_case_dashes_and_lookalikes_do_not_matter(key):
    printed = recovery_words(key)
    typed = printed.lower().replace(" ", "-").replace("0", "o").replace("1", "l")
    assert key_from_recovery(f"  {typed}\n") == key
    assert key_from_recovery(printed.replace(" ", "").replace("1", "i").replace("0", "O")) == key
    assert key_from_recovery(printed.replace(" ", "\u202f –\n")) == key


@given(keys, st.integers(0, 59), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found_and_its_group_named(key, place, other):
    plain = recovery_words(key).replace(" ", "")
    assume(plain[place] != other)
    with pytest.raises(RecoveryKeyError) as caught:
        key_from_recovery(plain[:place] + other + plain[place + 1 :])
    assert caught.value.group == place // 5 + 1


def test_each_of_the_1860_single_slips_of_one_key_is_found():
    plain = recovery_words(bytes(range(32))).replace(" ", "")
    for place in range(60):
        for other in ALPHABET.replace(plain[place], ""):
            with pytest.raises(RecoveryKeyError):
                key_from_recovery(plain[:place] + other + plain[place + 1 :])


@given(keys, st.sets(st.integers(0, 59), min_size=2, max_size=4), st.data())
def test_up_to_four_wrong_characters_are_found(key, places, data):
    plain = list(recovery_words(key).replace(" ", ""))
    for place in places:
        plain[place] = data.draw(st.sampled_from(ALPHABET.replace(plain[place], "")))
    with pytest.raises(RecoveryKeyError):
        key_from_recovery("".join(plain))


@given(keys, st.integers(0, 58))
def test_two_neighbours_swapped_are_found(key, place):
    plain = recovery_words(key).replace(" ", "")
    assume(plain[place] != plain[place + 1])
    with pytest.raises(RecoveryKeyError):
        key_from_recovery(plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :])


@given(keys, st.integers(0, 59))
def test_a_missing_or_doubled_character_is_counted(key, place):
    plain = recovery_words(key).replace(" ", "")
    with pytest.raises(RecoveryKeyError) as caught:
        key_from_recovery(plain[:place] + plain[place + 1 :])
    assert caught.value.missing == 1
    with pytest.raises(RecoveryKeyError) as caught:
        key_from_recovery(plain[:place] + plain[place] + plain[place:])
    assert caught.value.missing == -1


@given(st.text())
def test_any_other_text_is_refused(text):
    with pytest.raises(RecoveryKeyError):
        key_from_recovery(text)


@pytest.mark.parametrize("foreign", ["U", "é", "*", "Ⅷ"])
def test_a_foreign_character_names_its_group(foreign):
    plain = recovery_words(bytes(32)).replace(" ", "")
    with pytest.raises(RecoveryKeyError) as caught:
        key_from_recovery(plain[:12] + foreign + plain[13:])
    assert (caught.value.missing, caught.value.group) == (0, 3)


def test_a_printed_key_stays_readable_for_ever():
    """Golden: sheets in drawers outlive versions."""
    printed = recovery_words(bytes(range(32)))
    assert printed == GOLDEN
    assert key_from_recovery(GOLDEN) == bytes(range(32))


@pytest.mark.parametrize("length", [0, 31, 33])
def test_only_a_key_of_256_bits_is_printed(length):
    with pytest.raises(ValueError, match="32 bytes"):
        recovery_words(bytes(length))


def test_the_alphabet_leaves_out_what_is_misread():
    assert set(string.ascii_uppercase + string.digits) - set(ALPHABET) == set("ILOU")

"""The key a person types: it comes back whole, or the wrong group is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.documents.recovery_code import RecoveryCodeError, key_from_recovery_code, recovery_groups

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
keys = st.binary(min_size=32, max_size=32)


@given(keys)
def test_a_key_comes_back_however_it_is_typed(key):
    groups = recovery_groups(key)
    assert len(groups) == 13
    assert key_from_recovery_code(" ".join(groups)) == key
    assert key_from_recovery_code("-".join(groups).lower().replace("0", "o").replace("1", "l")) == key


@given(keys, st.integers(0, 64), st.sampled_from(SIGNS))
def test_any_single_wrong_sign_is_found_in_its_group(key, place, sign):
    code = "".join(recovery_groups(key))
    if code[place] == sign:
        return
    with pytest.raises(RecoveryCodeError) as refused:
        key_from_recovery_code(code[:place] + sign + code[place + 1 :])
    assert refused.value.group == place // 5 + 1


@given(keys, st.integers(0, 11))
def test_exchanged_groups_are_found(key, first):
    groups = list(recovery_groups(key))
    groups[first], groups[first + 1] = groups[first + 1], groups[first]
    with pytest.raises(RecoveryCodeError):
        key_from_recovery_code("".join(groups))


@given(keys, st.integers(0, 63))
def test_exchanged_neighbours_are_found(key, place):
    code = "".join(recovery_groups(key))
    if code[place] == code[place + 1]:
        return
    with pytest.raises(RecoveryCodeError):
        key_from_recovery_code(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


def test_a_code_cut_short_says_so():
    with pytest.raises(RecoveryCodeError) as refused:
        key_from_recovery_code("ABCDE")
    assert refused.value.group is None

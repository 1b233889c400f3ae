"""Three-way merge: each side's change reaches the other, and only true conflicts are left to a person."""

from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.three_way import FieldConflict, merge_fields

values = st.sampled_from(["", "Nouméa", "Dumbéa", "Païta"])
sides = st.fixed_dictionaries({"city": values, "street": values})


@given(sides, sides, sides)
def test_after_taking_and_sending_only_conflicts_differ(base, here, there):
    merged = merge_fields(base, here, there)
    now_here, now_there = {**here, **merged.take}, {**there, **merged.send}
    differing = {field for field in now_here if now_here[field] != now_there[field]}
    assert differing == {conflict.field for conflict in merged.conflicts}


@given(sides, sides)
def test_a_change_on_one_side_alone_is_never_a_conflict(base, there):
    merged = merge_fields(base, base, there)
    assert merged.conflicts == ()
    assert {**base, **merged.take} == there


@given(sides, sides, sides)
def test_both_sides_see_the_same_conflicts(base, here, there):
    one, other = merge_fields(base, here, there), merge_fields(base, there, here)
    assert one.take == other.send
    assert one.send == other.take
    assert {c.field for c in one.conflicts} == {c.field for c in other.conflicts}


@given(sides)
def test_two_equal_sides_have_nothing_to_do_whatever_the_base(side):
    assert merge_fields(None, side, side).is_settled
    assert merge_fields({"city": "Koné", "street": ""}, side, side).is_settled


def test_both_changed_differently_is_for_a_person_with_both_sides_shown():
    merged = merge_fields({"city": "Nouméa"}, {"city": "Dumbéa"}, {"city": "Païta"})
    assert merged.conflicts == (FieldConflict("city", "Nouméa", "Dumbéa", "Païta"),)
    assert not merged.take
    assert not merged.send


def test_emptied_on_purpose_is_a_change_not_a_gap():
    merged = merge_fields({"phone": "+687751234"}, {"phone": ""}, {"phone": "+687751234"})
    assert merged.send == {"phone": ""}


def test_at_the_first_meeting_a_value_beats_an_empty_one():
    merged = merge_fields(None, {"city": "", "street": "1 rue"}, {"city": "Nouméa", "street": ""})
    assert (merged.take, merged.send) == ({"city": "Nouméa"}, {"street": "1 rue"})


def test_a_field_only_one_side_knows_is_left_alone():
    assert merge_fields(None, {"birthday": "05-12"}, {"city": "Nouméa"}).is_settled


def test_another_writing_of_the_same_value_is_no_change():
    merged = merge_fields(
        {"email": "a@b.example"},
        {"email": "A@b.example"},
        {"email": "a@b.example"},
        canonical=lambda _f, v: v.lower(),
    )
    assert merged.is_settled

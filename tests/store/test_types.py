"""Column types: what goes in comes out, sorts rightly, and doubt is refused."""

import os
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError

from koom_pos.store.engine import open_engine
from koom_pos.store.types import Flag, JsonText, LocalDate, UtcInstant, utc_instant, utc_text

DIALECT = sqlite.dialect()
NOUMEA = timezone(timedelta(hours=11))
NAIVE = datetime.fromisoformat("2026-11-23T08:30:00")
instants = st.datetimes(timezones=st.just(NOUMEA)).filter(lambda instant: 1 < instant.year < 9999)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
).filter(lambda value: isinstance(value, dict | list))


@given(instants)
def test_an_instant_comes_back_as_the_same_moment_in_utc(instant):
    back = utc_instant(utc_text(instant))
    assert back == instant
    assert back.tzinfo is UTC


@given(instants, instants)
def test_text_order_is_time_order(one, other):
    assert (utc_text(one) < utc_text(other)) == (one < other)


def test_an_instant_has_a_fixed_form():
    morning = datetime(2026, 11, 23, 8, 30, tzinfo=NOUMEA)
    assert utc_text(morning) == "2026-11-22T21:30:00.000000Z"


def test_a_naive_instant_is_refused():
    with pytest.raises(ValueError, match="naive"):
        utc_text(NAIVE)


@pytest.mark.parametrize("text", ["2026-11-22T21:30:00Z", "2026-11-22T21:30:00.000000+11:00", "", "hier"])
def test_another_form_of_instant_is_not_read(text):
    with pytest.raises(ValueError, match="not an instant"):
        utc_instant(text)


def test_a_datetime_is_not_a_business_date():
    with pytest.raises(ValueError, match="business date"):
        LocalDate().process_bind_param(datetime(2026, 11, 23, tzinfo=UTC), DIALECT)


@given(json_values)
def test_json_comes_back_equal(value):
    stored = JsonText().process_bind_param(value, DIALECT)
    assert JsonText().process_result_value(stored, DIALECT) == value


def test_json_is_compact_sorted_and_keeps_its_accents():
    stored = JsonText().process_bind_param({"b": 1, "a": ["œil", None]}, DIALECT)
    assert stored == '{"a":["œil",null],"b":1}'


@pytest.mark.parametrize("value", [{"rate": 0.22}, [1, [2.0]], {"a": {"b": float("nan")}}])
def test_a_float_is_refused_at_any_depth(value):
    with pytest.raises(ValueError, match="float"):
        JsonText().process_bind_param(value, DIALECT)


def test_a_json_key_must_be_text():
    with pytest.raises(ValueError, match="key"):
        JsonText().process_bind_param({1: "x"}, DIALECT)


def test_a_flag_refuses_a_count():
    with pytest.raises(ValueError, match="yes or no"):
        Flag().process_bind_param(2, DIALECT)


def test_all_types_live_in_a_strict_table(tmp_path):
    metadata = MetaData()
    table = Table(
        "moment",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at_utc", UtcInstant),
        Column("on_day", LocalDate),
        Column("facts", JsonText),
        Column("done", Flag),
        sqlite_strict=True,
    )
    at_utc = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
    day = date(2026, 11, 23)
    engine = open_engine(tmp_path / "types.db", os.urandom(32))
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(
            insert(table),
            [
                {"at_utc": at_utc, "on_day": day, "facts": {"rouge": [4]}, "done": True},
                {"at_utc": None, "on_day": None, "facts": None, "done": None},
            ],
        )
    with engine.begin() as connection:
        rows = connection.execute(select(table).order_by(table.c.id)).all()
        found = connection.execute(select(table.c.id).where(table.c.at_utc >= at_utc, table.c.done)).all()
        with pytest.raises(StatementError, match="naive"):
            connection.execute(insert(table), {"at_utc": NAIVE})
    engine.dispose()
    assert rows == [(1, at_utc, day, {"rouge": [4]}, True), (2, None, None, None, None)]
    assert found == [(1,)]

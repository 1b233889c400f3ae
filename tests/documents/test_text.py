"""The layout in characters: nothing overflows, amounts stay whole, both media wrap alike."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.documents.blocks import Columns, Document, Row, Table, Text
from koom_pos.documents.closing import closing_document
from koom_pos.documents.text import clean, render_text, wrap
from koom_pos.documents.ticket import ticket_document
from koom_pos.domain.money import format_francs
from tests.documents import samples

AMOUNT = re.compile("[−+]?[0-9]{1,3}(?:\u202f[0-9]{3})*\u00a0F")
COLUMNS = (32, 42, 48)

labels = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=90)
amounts = st.integers(-9_999_999, 99_999_999).map(format_francs)
blocks = st.one_of(
    st.builds(Text, labels, align=st.sampled_from(["left", "center", "right"]), size=st.sampled_from([1, 2])),
    st.builds(Columns, labels, amounts, size=st.sampled_from([1, 2]), indent=st.integers(0, 4)),
    st.builds(
        Table,
        st.just(Row(("Taux", "Base HT", "TGC", "TTC"))),
        st.lists(st.builds(Row, st.tuples(st.sampled_from(["3 %", "22 %"]), amounts, amounts, amounts))).map(tuple),
    ),
)


@given(st.lists(blocks, max_size=6), st.sampled_from(COLUMNS))
def test_every_line_fits_and_every_amount_stays_whole(content, columns):
    lines = render_text(Document("essai", tuple(content)), columns)
    assert all(len(line) <= columns for line in lines)
    printed = [found for line in lines for found in AMOUNT.findall(line)]
    expected = [block.right for block in content if isinstance(block, Columns)]
    expected += [c for b in content if isinstance(b, Table) for row in b.rows for c in row.cells[1:]]
    for amount in expected:
        assert amount in printed


@given(labels, st.integers(1, 48))
def test_wrapping_loses_no_sign_but_the_spaces_it_breaks_at(text, width):
    lines = wrap(text, width)
    assert all(len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "").replace("\n", "") == clean(text).replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("content", [samples.sale(), samples.long_ticket(), samples.millions()])
def test_amounts_of_a_ticket_stand_at_the_right_edge(content, columns):
    lines = render_text(ticket_document(content), columns)
    assert all(len(line) <= columns for line in lines)
    place = next(n for n, line in enumerate(lines) if line.startswith("Total\u00a0TTC"))
    total = lines[place] if columns > 32 else lines[place + 1]  # large letters: 16 to a line of narrow paper
    assert total.endswith(format_francs(content.total_xpf))
    assert len(total) == columns


def test_sixty_lines_are_all_there():
    lines = render_text(ticket_document(samples.long_ticket()))
    assert sum(line.startswith("Vernis Éclat n° ") for line in lines) == 60


def test_a_table_too_wide_for_the_paper_names_each_figure():
    lines = render_text(closing_document(samples.month_closing()), 32)
    place = lines.index("Taux 22\u00a0%")
    assert [line.split("  ")[1] for line in lines[place + 1 : place + 4]] == ["Base HT", "TGC", "TTC"]


def test_a_long_label_wraps_above_its_amount():
    lines = render_text(
        Document("essai", (Columns("Coffret de mariage pour toute la famille", "3\u202f703\u202f701\u00a0F"),)), 32
    )
    assert lines == ["Coffret de mariage", "pour toute la", "famille              3\u202f703\u202f701\u00a0F"]


def test_what_a_printer_would_obey_is_dropped():
    assert clean("Rouge\x1b@\x07 «\u200b e\u0301clat »\ufe0f") == "Rouge@ « éclat »"

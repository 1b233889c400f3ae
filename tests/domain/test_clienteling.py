"""What is deduced of purchases: the shade most bought, and what lasts no longer than the shop says."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.clienteling import DEFAULT_CUE_DAYS, Purchase, due_cues, usual_shades

TODAY = date(2026, 11, 23)


def bought(
    name: str = "Rouge à lèvres mat",
    *,
    ago: int = 10,
    category: str = "Lèvres",
    shade: str = "Cerise",
    pieces: int = 1,
    line_id: str = "1",
    again_id: str | None = "v",
) -> Purchase:
    return Purchase(line_id, TODAY - timedelta(days=ago), name, name, category, shade, "#8E1B2E", pieces, again_id)


def test_the_shade_bought_most_is_the_usual_one_whatever_the_article():
    shades = usual_shades(
        [
            bought(shade="Corail", pieces=2, line_id="1"),
            bought(shade="Cerise", pieces=2, line_id="2"),
            bought("Encre à lèvres", shade="Cerise", ago=3, line_id="3"),
            bought("Poudre libre", category="Teint", shade="Sable 30", line_id="4"),
        ]
    )
    assert [(each.category, each.shade, each.pieces) for each in shades] == [
        ("Lèvres", "Cerise", 3),
        ("Teint", "Sable 30", 1),
    ]
    assert shades[0].name == "Encre à lèvres"


def test_of_shades_bought_as_often_the_latest_is_the_usual_one():
    (usual,) = usual_shades([bought(shade="Corail", ago=2), bought(shade="Cerise", ago=30)])
    assert usual.shade == "Corail"


def test_what_has_no_shade_or_left_the_catalogue_is_nobody_s_shade():
    assert usual_shades([bought(shade=""), bought(category="")]) == ()


def test_seventy_days_after_the_last_mascara_the_counter_is_reminded():
    mascaras = [bought("Mascara volume Nuit", category="Yeux", ago=days, line_id=str(days)) for days in (200, 70)]
    (cue,) = due_cues(mascaras, {"Mascara": 70, "Yeux": 30}, TODAY)
    assert (cue.what, cue.days, cue.last_day) == ("Mascara", 70, TODAY - timedelta(days=70))
    assert due_cues(mascaras, {"Mascara": 71}, TODAY) == ()


def test_the_longest_beginning_of_a_name_decides_before_the_category():
    creams = [bought("Crème solaire visage", category="Solaire", shade="", ago=50)]
    days = {"Crème": 10, "CREME SOLAIRE": 60, "Solaire": 20}
    assert due_cues(creams, days, TODAY) == ()
    (cue,) = due_cues(creams, {"Solaire": 20}, TODAY)
    assert cue.what == "Solaire"


def test_a_setting_of_nothing_reminds_of_nothing():
    assert due_cues([bought("Mascara volume", ago=900)], {"Mascara": 0}, TODAY) == ()


def test_what_is_longest_overdue_comes_first():
    things = [bought("Mascara volume", ago=100, category="Yeux"), bought("Shampooing", ago=170, category="Cheveux")]
    assert [cue.what for cue in due_cues(things, DEFAULT_CUE_DAYS, TODAY)] == ["Cheveux", "Mascara"]


purchases = st.lists(
    st.builds(
        bought,
        st.sampled_from(["Mascara volume", "Shampooing", "Rouge à lèvres mat"]),
        ago=st.integers(0, 400),
        category=st.sampled_from(["Yeux", "Cheveux", "Lèvres", ""]),
        shade=st.sampled_from(["", "Cerise", "Corail"]),
        pieces=st.integers(1, 4),
        line_id=st.uuids().map(str),
    ),
    max_size=12,
)


@given(purchases, st.randoms())
def test_the_order_in_which_purchases_are_read_changes_nothing(things, chance):
    shuffled = list(things)
    chance.shuffle(shuffled)
    assert usual_shades(shuffled) == usual_shades(things)
    assert due_cues(shuffled, DEFAULT_CUE_DAYS, TODAY) == due_cues(things, DEFAULT_CUE_DAYS, TODAY)


@given(purchases)
def test_no_category_has_two_usual_shades_and_no_word_two_cues(things):
    categories = [each.category for each in usual_shades(things)]
    words = [cue.what for cue in due_cues(things, DEFAULT_CUE_DAYS, TODAY)]
    assert len(categories) == len(set(categories))
    assert len(words) == len(set(words))

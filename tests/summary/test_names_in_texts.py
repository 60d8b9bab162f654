"""Where names are found: forms of letters, overlaps, compounds, writing without spaces."""

import unicodedata

import pytest
from desk import LAST, NEXT
from hypothesis import given
from hypothesis import strategies as st
from pages import a_page

from bondjournal.journal import settings, stand_ins
from bondjournal.journal.tables import (
    Goal,
    GoalRating,
    Helped,
    Moment,
    Practical,
    Topic,
    TopicMaterial,
    Tried,
)
from bondjournal.summary import page as pages
from bondjournal.summary.markdown import render
from bondjournal.summary.names import prepared
from bondjournal.summary.standins import StandIns, replaced

FORMS = ("NFC", "NFD")


def changed(text, names):
    topic = pages.Topic(text=text)
    return replaced(a_page(topics=(topic,)), StandIns(names)).topics[0].text


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Strau\u00df", "Strauss"),
        ("Strau\u00df", "strauss"),
        ("Strau\u00df", "STRAUSS"),
        ("Strau\u00df", "STRAU\u1e9e"),
        ("Strauss", "Strau\u00df"),
        ("STRAUSS", "strau\u00df"),
        ("STRAUSS", "STRAU\u1e9e"),
        ("\u0130lker", "ilker"),
        ("Ilker", "\u0130LKER"),
        ("Il\u00adse", "Ilse"),
        ("Ilse", "Il\u00adse"),
        ("Ilse", "I\u200blse"),
        ("Ilse", "Il\U000e0041se"),
        ("Ilse", "Il\U000e0100se"),
        ("Ilse", "I\ufff9lse"),
        ("Ren\u00e9e Dupont", "RENE\u0301E  dupont"),
        ("Anna\u00a0Maria", "Anna Maria"),
        ("Anna Maria", "Anna\u00a0Maria"),
        ("O'Neill", "O\u02bcNeill"),
        ("Jean-Luc Ma\u00eetre", "JEAN\u2010LUC MAI\u0302TRE"),
    ],
)
def test_forms_of_one_name_are_one(name, typed):
    assert changed(f"with {typed} today", {name: "my friend"}) == "with my friend today"
    assert changed(f"with {typed}'s son", {name: "my friend"}) == "with my friend's son"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ren\u00e9", "Rene"),
        ("Rene", "REN\u00c9"),
        ("Rex", "Rex\u0323"),
        ("Ilse", "\u00cflse"),
        ("J\u00f8rgen", "Jorgen"),
        ("Lukasz", "\u0141ukasz"),
        ("\u1e24asan", "hasan"),
        ("Zo\u00eb", "Zoe"),
        ("Strau\u00df", "STRAUSS"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_whatever_its_accents(name, typed, form):
    text = unicodedata.normalize(form, f"with {typed}'s son, and {typed}.")
    assert changed(text, {name: "my friend"}) == "with my friend's son, and my friend."


def test_of_two_names_that_differ_in_accents_the_one_that_is_written_stands():
    names = {"Rene": "my brother", "Ren\u00e9": "my boss"}
    assert changed("Today Rene met Ren\u00e9.", names) == "Today my brother met my boss."


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ilse", "Ilses"),
        ("\u0930\u093e\u092e", "\u0930\u093e\u092e\u093e\u092f\u0923"),
        ("Anne", "Anne-Marie"),
        ("Marie", "Anne-Marie"),
        ("Anne Marie", "Annemarie"),
        ("Ilse", "Milse"),
        ("Ilse", "Ilse7"),
    ],
)
def test_another_word_is_another_name(name, typed):
    text = unicodedata.normalize("NFC", f"with {typed} today")
    assert changed(text, {name: "my friend"}) == text


@pytest.mark.parametrize(
    ("names", "typed", "shown"),
    [
        (
            {"Anne": "A", "Anne-Marie": "B", "Marie": "C"},
            "Anne-Marie, Anne, Marie, Anne\u2011Marie's",
            "B, A, C, B's",
        ),
        (
            {"Maria Anna": "X", "Anna Berger Klein": "Y"},
            "with Maria Anna Berger Klein and Maria Anna",
            "with Maria Y and X",
        ),
        ({"Max Weber": "my doctor", "Max": "my son"}, "Max and Max Weber's", "My son and my doc"),
        ({"Ann Lee": "X", "Lee Ann": "Y"}, "Ann Lee and Lee Ann", "X and Y"),
        ({"Lee": "X", "Lee Lee": "Y"}, "Lee Lee Lee", "Y X"),
    ],
)
def test_of_two_that_overlap_the_longer_one_stands(names, typed, shown):
    assert changed(typed, names).startswith(shown)


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        (
            "\u674e\u660e",
            "\u6628\u5929\u674e\u660e\u7684\u5bb6",
            "\u6628\u5929my friend\u7684\u5bb6",
        ),
        ("\uc9c0\ubbfc", "\uc9c0\ubbfc\uc774\uac00", "My friend\uc774\uac00"),
        ("\u0e21\u0e32\u0e25\u0e35", "\u0e01\u0e31\u0e1a\u0e21\u0e32\u0e25\u0e35", None),
    ],
)
def test_writing_without_spaces_has_names_anywhere(name, typed, shown):
    found = changed(typed, {name: "my friend"})
    assert name not in found
    assert shown is None or found == shown


@pytest.mark.parametrize("ending", ["'s", "\u2019s", "'S", "'", "\u2019"])
@pytest.mark.parametrize("name", ["James", "JAMES", "james", "Boris", "Marx", "Inez"])
def test_possessives_of_names_in_s_and_its_like(name, ending):
    mark = ending[0]
    found = changed(f"at {name}{ending} house", {name.title(): "my brother"})
    assert found == f"at my brother{mark}s house"


@given(
    st.sampled_from(["Ilse", "Ren\u00e9e", "Zo\u00eb-Mae", "O'Brien", "Anna Maria", "Strau\u00df"]),
    st.sampled_from(FORMS),
    st.sampled_from(FORMS),
    st.sampled_from([str, str.upper, str.lower, str.title]),
    st.sampled_from(["", "'s", "\u2019s", ",", ".", "!", ")", "*", '"', "\u2026", "-free"]),
    st.sampled_from(["", "(", "*", '"', "\u201e", "#", "pre-"]),
)
def test_a_whole_word_is_replaced_in_every_form(name, of_name, of_text, case, after, before):
    shown = unicodedata.normalize(of_text, case(name))
    text = f"with {before}{shown}{after} today"
    found = changed(text, {unicodedata.normalize(of_name, name): "my friend"})
    assert "my friend" in found
    for half in unicodedata.normalize("NFC", case(name)).split():
        assert half not in found


@given(
    st.lists(st.sampled_from(["Ann", "Lee", "Ann Lee", "Lee Ann", "Ann-Lee"]), unique=True),
    st.lists(st.sampled_from(["Ann", "Lee", "ann", "and", "-", "Lee's", "\n"]), max_size=9),
)
def test_what_is_found_never_overlaps_and_is_in_order(names, words):
    text = " ".join(words)
    found = prepared(names)
    places = found.find(text) if found else []
    ends = [0, *(one.end for one in places)]
    assert all(one.start >= end for one, end in zip(places, ends, strict=False))
    assert all(text[one.start : one.end] == one.words for one in places)
    assert len({one.key for one in places}) == len(places)
    if "Ann" in names and "Lee" in names:
        assert not {"Ann", "Lee", "ann"} & set(changed(text, dict.fromkeys(names, "x")).split())


def test_names_are_replaced_in_every_noun_of_the_journal(desk):
    """In gists, quotes, titles, topics, goals, questions, lines of ratings, and all the rest."""
    last = desk.appointment(
        LAST, wished="w Ilse", wished_on_page=True, unsaid="u ILSE", unsaid_on_page=True
    )
    there = desk.appointment(NEXT, "planned")
    desk.rating(last, 5, line="line of ilse")
    desk.entry(LAST, body="after Ilse\u2019s call", appointment_uuid=last.uuid)
    quoted = "I told Ilse so."
    under = desk.entry(
        LAST.replace(day=29), "gist", gist="gist of Ilse", body=quoted, quotes=[quoted]
    )
    desk.entry(LAST.replace(day=30), title="title of Ilse", body="- one\n- of **Ilse**\n")
    desk.add(Moment(day=LAST, text="moment of Ilse", appointment_uuid=last.uuid), chosen=True)
    first = desk.add(Tried(what="trying Ilse", how_it_went="well, Ilse", day=LAST), chosen=True)
    desk.add(Tried(what="other Ilse", how_it_went="as Ilse", day=LAST), chosen=True)
    desk.add(Helped(text="help of Ilse", day=LAST), chosen=True)
    desk.add(Helped(text="no help of Ilse", helped=False, day=LAST), chosen=True)
    goal = desk.add(Goal(words="goal of Ilse"), chosen=True)
    desk.add(GoalRating(goal_uuid=goal.uuid, day=LAST, value=4))
    desk.add(Practical(text="a question of Ilse?"), chosen=True)
    topic = desk.add(Topic(text="topic of Ilse", more="More of Ilse.", first=True))
    desk.add(TopicMaterial(topic_uuid=topic.uuid, entry_uuid=under.uuid))
    desk.add(TopicMaterial(topic_uuid=topic.uuid, tried_uuid=first.uuid))
    desk.prepare(there, would_help=["time for Ilse"])
    settings.put(desk.session, "page.name", "R. and Ilse")
    settings.put(desk.session, "page.words", {"between_us": "Between us and Ilse"})
    before = {style: render(desk.page(there), style) for style in ("full", "brief")}
    assert before["full"].lower().count("ilse") == 21
    stand_ins.decide(desk.session, "ilse", "my sister")
    for style, text in before.items():
        shown = render(desk.page(there), style)
        assert "ilse" not in shown.lower()
        assert " ".join(shown.split()).lower().count("my sister") == text.lower().count("ilse")


@pytest.mark.parametrize("form", FORMS)
def test_a_decision_is_found_in_any_form_and_case(session, form):
    stand_ins.decide(session, unicodedata.normalize(form, "Zo\u00eb"), "my friend")
    for typed in ("Zo\u00eb", "zoe\u0308", "ZO\u00cb"):
        assert stand_ins.find(session, typed).instead == "my friend"
        stand_ins.decide(session, typed, "my friend")
    assert len(stand_ins.all_of(session)) == 1
    assert stand_ins.find(session, "Zoe") is None

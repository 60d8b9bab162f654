"""What replaces names on a page, and which names nobody decided on."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import a_page, full

from bondjournal.summary.capital_words import undecided
from bondjournal.summary.inline import clean
from bondjournal.summary.name_words import ALSO_WORDS, ORDINARY
from bondjournal.summary.names import is_common
from bondjournal.summary.page import Goal, Moment, Note, Score, Topic, Trial
from bondjournal.summary.sentence_start import begins_sentence
from bondjournal.summary.standins import StandIns, places, replaced, standing
from bondjournal.summary.words import Words
from letters import LETTERS

DAY = date(2026, 5, 1)
SISTER = {"Ilse": "my sister"}


def changed(text, names, decided=None, *, part=False):
    """One text with its names replaced: a topic, or what helped where it is part of a line."""
    found = StandIns(names, decided or {})
    if part:
        return replaced(a_page(helped=(text,)), found).listed("helped")[0]
    return replaced(a_page(topics=(Topic(text=text),)), found).topics[0].text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("I saw Ilse today", "I saw my sister today"),
        ("I saw ilse and ILSE", "I saw my sister and my sister"),
        ("Ilse rang", "My sister rang"),
        ("ilse rang", "My sister rang"),
        (
            "I rang. Ilse came! Ilse left? Ilse.",
            "I rang. My sister came! My sister left? My sister.",
        ),
        ("I rang; Ilse came", "I rang; my sister came"),
        ("Then: Ilse", "Then: my sister"),
        ("First.\n\nIlse rang", "First.\n\nMy sister rang"),
        ("with\nIlse today", "with\nmy sister today"),
        ("- Ilse\n- and Ilse\n1. Ilse", "- My sister\n- and my sister\n1. My sister"),
        ('She said: "Ilse, come"', 'She said: "My sister, come"'),
        ('"Ilse rang"', '"My sister rang"'),
        ("so-called 'Ilse' here", "so-called 'my sister' here"),
        ("I saw Dr. Ilse", "I saw my sister"),
        ("*Ilse* and _Ilse_ and **Ilse**", "*My sister* and _my sister_ and **my sister**"),
        ("Wait... Ilse came", "Wait... my sister came"),
        ("e.g. Ilse", "e.g. my sister"),
        ("so did I. Ilse too", "so did I. My sister too"),
        ("(Ilse) and #Ilse and Ilse/Ilse", "(My sister) and #my sister and my sister/my sister"),
    ],
)
def test_a_name_is_replaced_as_a_whole_word_in_any_case(typed, shown):
    assert changed(typed, SISTER) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("with my sister Ilse today", "with my sister today"),
        ("My sister Ilse rang", "My sister rang"),
        ("It rained. my  sister\nIlse rang", "It rained. My sister rang"),
        ("at my sister Ilse's house", "at my sister's house"),
        ("I saw my sister, Ilse, and left", "I saw my sister and left"),
        ("I saw my sister, Ilse.", "I saw my sister."),
        ("I saw Ilse, my sister, and left", "I saw my sister and left"),
        ("I saw Ilse, my sister; she left", "I saw my sister; she left"),
        ("Ilse (my sister) rang", "My sister rang"),
        ("my sister Ilse and my sister Ilse", "My sister and my sister"),
        ("for my sister, Ilse cooked", "for my sister, my sister cooked"),
        ("I told Ilse, my sister's friend", "I told my sister, my sister's friend"),
        ("I told Ilse, my sisterly friend", "I told my sister, my sisterly friend"),
        ("tommy sister Ilse", "tommy sister my sister"),
        ("Mrs Ilse and Dr. Ilse left", "My sister and my sister left"),
        ("Prof. Dr. Ilse spoke", "My sister spoke"),
        ("we miss Ilse", "we miss my sister"),
        ("the doctor Ilse saw", "the doctor my sister saw"),
    ],
)
def test_what_stands_beside_a_name_and_says_the_same_goes_with_it(typed, shown):
    assert changed(typed, SISTER) == shown


@pytest.mark.parametrize(
    ("gap", "shown"), [(91, "My sister"), (92, f"My sister{' ' * 92}my sister")]
)
def test_a_hundred_characters_before_a_name_are_looked_at(gap, shown):
    assert changed(f"My sister{' ' * gap}Ilse rang", SISTER) == f"{shown} rang"


def test_a_title_stays_before_a_letter():
    assert changed("with Dr. Ilse today", {"Ilse": "N."}) == "with Dr. N. today"


@pytest.mark.parametrize("typed", ["Ilsebill", "Milse", "Ilse2", "Anna-Ilse", "Ilse-Marie"])
def test_part_of_a_word_is_no_name(typed):
    assert changed(f"with {typed} today", SISTER) == f"with {typed} today"


def test_a_name_in_a_compound_is_replaced():
    assert changed("an Ilse-free and post-Ilse week", SISTER) == (
        "an my sister-free and post-my sister week"
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("at Ilse's house", "at my sister's house"),
        ("at Ilse\u2019s house", "at my sister\u2019s house"),
        ("at ILSE'S house", "at my sister's house"),
        ("at James's house", "at my brother's house"),
        ("at James' house", "at my brother's house"),
        ("at James\u2019 house", "at my brother\u2019s house"),
        ("he said 'I saw James' and left", "he said 'I saw my brother' and left"),
        ("he said 'I saw Ilse' and left", "he said 'I saw my sister' and left"),
        ("at Ana's house", "at my parents' house"),
        ("at Bo's desk", "at my boss's desk"),
        ("Ilse's", "My sister's"),
        ("**Ilse**'s", "**My sister**'s"),
    ],
)
def test_possessives_are_replaced(typed, shown):
    names = SISTER | {"James": "my brother", "Ana": "my parents", "Bo": "my boss"}
    assert changed(typed, names) == shown


def test_the_longest_name_goes_first():
    names = {
        "Anna": "my friend",
        "Anna Maria": "my aunt",
        "Maria": "my mother",
        "Anna Maria B.": "X",
    }
    typed = "with Anna Maria, Anna, Maria, Anna  Maria and Anna Maria B. today"
    assert changed(typed, names) == "with my aunt, my friend, my mother, my aunt and X today"


@pytest.mark.parametrize(
    "typed", ["Anna Maria", "anna\nmaria", "**Anna** Maria", "*Anna Maria*", "Anna \t Maria"]
)
def test_a_name_of_several_words_is_found_over_a_line_end_and_emphasis(typed):
    text = full(
        topics=(
            replaced(
                a_page(topics=(Topic(text=f"with {typed} today"),)),
                StandIns({"Anna Maria": "my aunt"}),
            ).topics[0],
        )
    )
    assert "my aunt" in text
    assert "Anna" not in text
    assert "aria" not in text.lower()


def test_a_blank_line_parts_a_name_of_several_words():
    assert changed("with Anna\n\nMaria", {"Anna Maria": "my aunt"}) == "with Anna\n\nMaria"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ren\u00e9", "Rene\u0301"),
        ("Rene\u0301", "Ren\u00e9"),
        ("Ren\u00e9", "REN\u00c9"),
        ("O'Brien", "O\u2019Brien"),
        ("O\u2019Brien", "o'brien"),
        ("Jean-Luc", "Jean\u2011Luc"),
        ("Strau\u00df", "STRAUSS"),
        ("\u0141ukasz", "\u0142ukasz"),
        ("K.", "K."),
        ("\u5b50", "\u5b50"),
    ],
)
def test_accents_and_unicode_forms_are_one(name, typed):
    assert changed(f"with {typed} today", {name: "my friend"}) == "with my friend today"


def test_a_stand_in_is_not_replaced_again():
    names = {"Ilse": "Marek", "Marek": "Ilse"}
    assert changed("Ilse and Marek", names) == "Marek and Ilse"


def test_a_name_without_a_stand_in_stays():
    assert changed("Ilse Berg and ilse", {"Ilse Berg": "", "Ilse": "my sister"}) == (
        "Ilse Berg and my sister"
    )


def test_the_stand_in_is_written_as_it_was_given():
    assert changed("with Ilse", {"Ilse": "  Aunt M. "}) == "with Aunt M."
    assert changed("Ilse", {"Ilse": "\u00e9lodie's mother"}) == "\u00c9lodie's mother"
    assert changed("with Ilse", {"Ilse": r"\1 {name} \g<0>"}) == r"with \1 {name} \g<0>"


def test_a_part_of_a_line_does_not_begin_a_sentence():
    assert (
        changed("Ilse's soup. Ilse came", SISTER, part=True) == "my sister's soup. My sister came"
    )


def test_every_text_of_the_page_is_reached():
    ilse = "of Ilse"
    page = a_page(
        name=ilse,
        would_help=(ilse,),
        topics=(
            Topic(
                text=ilse,
                more=ilse,
                material=(
                    Note(day=DAY, title=ilse, line=ilse, quotes=(ilse, ilse)),
                    Note(day=DAY, body=ilse),
                    Trial(what=ilse, how_it_went=ilse),
                ),
            ),
        ),
        practical=(ilse,),
        moments=(Moment(day=DAY, text=ilse),),
        scores=(Score(scale="heard", value=5, line=ilse),),
        wished=ilse,
        unsaid=ilse,
        stayed=(Note(day=DAY, title=ilse, body=ilse),),
        tried=(Trial(what=ilse, how_it_went=ilse),),
        helped=(ilse,),
        did_not_help=(ilse,),
        goals=(Goal(words=ilse, value=5, day=DAY, now=True),),
        words=Words().changed({"between_us": ilse}),
    )
    found = replaced(page, StandIns(SISTER))
    assert "Ilse" in repr(page)
    assert "Ilse" not in repr(found)
    assert repr(found) == repr(page).replace("Ilse", "my sister")
    assert len(standing(page, "Ilse")) == repr(page).count("Ilse")


def test_days_and_fixed_lines_stay():
    names = {"May": "my aunt", "Heard": "X", "First": "Y", "April": "Z"}
    page = a_page(
        topics=(Topic(text="a", first=True),),
        moments=(Moment(day=DAY, text="b"),),
        scores=(Score(scale="heard", value=5),),
    )
    text = full(topics=page.topics, moments=page.moments, scores=page.scores)
    found = replaced(page, StandIns(names))
    assert (
        full(topics=found.topics, moments=found.moments, scores=found.scores, words=found.words)
        == text
    )


@given(st.text(LETTERS, max_size=60))
def test_without_a_name_in_it_a_text_keeps_its_words(text):
    typed = unicodedata.normalize("NFC", clean(text))
    if "ilse" not in typed.casefold():
        assert changed(text, SISTER) == typed


@given(st.text(st.sampled_from("Ils e.*_'\n-sA\u00e9\u0301"), max_size=40))
def test_no_name_is_left_as_a_whole_word(text):
    found = changed(f"x {text} x", SISTER)
    assert " Ilse " not in found
    assert " ilse " not in found


# Names that nobody sees to be broken


@pytest.mark.parametrize(
    "typed",
    [
        "*Il*se",
        "Il**se**",
        "I*lse*",
        "Il\x01se",
        "Il\u200ese",
        "I\u00adlse",
        "Ils\ufe0fe",
        "\u202bIlse\u202c",
    ],
)
def test_emphasis_and_what_nobody_sees_hide_no_name(typed):
    page = a_page(topics=(Topic(text=f"with {typed} today"),))
    assert undecided(page, SISTER) == []
    found = replaced(page, StandIns(SISTER)).topics
    read = re.sub("[*\u202b\u202c\u2068\u2069]", "", full(topics=found))
    assert "1. with my sister today." in read


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Il**se** left", "My sister left"),
        ("*Il*se left", "*My sister* left"),
        ("Anna **Maria** left", "My aunt left"),
        ("**Anna** Maria left", "**My aunt** left"),
        ("with O\\'Brien", "with my friend"),
        ("with Anna\\\nMaria", "with my aunt"),
        ("with Jean\\-Luc", "with my cousin"),
    ],
)
def test_markers_go_with_the_part_of_a_name_they_stand_round(typed, shown):
    names = {"Anna Maria": "my aunt", "O'Brien": "my friend", "Jean-Luc": "my cousin"}
    assert changed(typed, SISTER | names) == shown


# Fixed lines that somebody changed


def test_names_in_changed_lines_are_asked_about_and_what_is_filled_in_stays():
    words = {
        "title": "For {day}",
        "read_together": "May we read it with Zoltan?",
        "between_us": "Anna and us",
        "language": "de-AT",
    }
    page = a_page(words=Words().changed(words))
    names = {"May": "my friend", "Day": "my boss", "AT": "X", "Anna": "my aunt"}
    found = StandIns(names)
    assert undecided(page, found.decided()) == [("Zoltan", 1)]
    (place,) = places(page, found)
    assert (place.name, place.decided) == ("May", None)
    shown = replaced(page, StandIns(names, {place.key: False})).words
    assert (shown.title, shown.language) == ("For {day}", "de-AT")
    assert shown.read_together == "May we read it with Zoltan?"
    assert shown.between_us == "My aunt and us"


# Names that are common words


def asked(text, names, decided=None):
    return places(a_page(topics=(Topic(text=text),)), StandIns(names, decided or {}))


@pytest.mark.parametrize("name", ["Will", "Mark", "Rose", "May", "A", "will"])
def test_these_are_common_words(name):
    assert is_common(name)


@pytest.mark.parametrize("name", ["Ilse", "Marek", "Will Smith", "Ren\u00e9", "Nadia"])
def test_these_are_not(name):
    assert not is_common(name)


def test_each_place_of_a_common_word_is_asked_about():
    found = asked("Will you mark it, I asked Will and said I will", {"Will": "my son", "Mark": "M"})
    assert [(one.name, one.found, one.decided) for one in found] == [
        ("Will", "Will", None),
        ("Mark", "mark", None),
        ("Will", "Will", None),
        ("Will", "will", None),
    ]
    assert (found[2].before, found[2].after) == ("Will you mark it, I asked", "and said I will")
    assert len({one.key for one in found}) == 4


def test_what_was_decided_for_a_place_is_done():
    typed = "Will you come, I asked Will. I will"
    first, second, third = asked(typed, {"Will": "my son"})
    decided = {first.key: False, second.key: True, third.key: False}
    assert changed(typed, {"Will": "my son"}, decided) == "Will you come, I asked my son. I will"
    decided = {first.key: True, second.key: False, third.key: True}
    assert changed(typed, {"Will": "my son"}, decided) == "My son you come, I asked Will. I my son"
    assert [one.decided for one in asked(typed, {"Will": "my son"}, decided)] == [True, False, True]


def test_an_edited_text_is_asked_about_again():
    (before,) = asked("I saw Will", {"Will": "my son"})
    (after,) = asked("I saw Will again", {"Will": "my son"})
    assert before.key != after.key


def test_where_nobody_decided_a_capital_letter_makes_a_name():
    assert (
        changed("I saw Will, and will again", {"Will": "my son"}) == "I saw my son, and will again"
    )


def test_other_names_and_names_that_stay_are_not_asked_about():
    assert asked("Ilse and Will", {"Ilse": "my sister", "Will": ""}) == ()
    assert asked("Ilse", {}) == ()


# Undecided names


def listed(text, decided=(), **parts):
    return undecided(a_page(topics=(Topic(text=text),), **parts), decided)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I saw Nadia today", [("Nadia", 1)]),
        ("Nadia rang, and I saw Nadia and Nadia's son", [("Nadia", 3)]),
        ("Nadia rang", [("Nadia", 1)]),
        ("It rained. Walking helped. Nadia rang", [("Nadia", 1)]),
        ("I rang\nNadia", [("Nadia", 1)]),
        ("I rang.\n\nNadia came", [("Nadia", 1)]),
        ("- Walked\n- Slept", []),
        ("I think I'm fine, and I\u2019ve slept, I'd say", []),
        ("on Sunday, in May, on 3 June, since April", []),
        ("with June and May I said", [("June", 1), ("May", 1)]),
        ("OK, so TV it was", []),
        ("at Christmas, with God and my GP over Zoom", []),
        ("at IKEA in Berlin", [("IKEA", 1), ("Berlin", 1)]),
        ("I saw Dr. Weber and Mrs Weber", [("Weber", 2)]),
        ("I saw Anna-Lena and O'Brien", [("Anna-Lena", 1), ("O'Brien", 1)]),
        ('She said: "Come in." I said "Nadia"', [("Nadia", 1)]),
        ("then: No, I said", []),
        ("then: Nadia", [("Nadia", 1)]),
        ("in \u00d6tzi's time", [("\u00d6tzi", 1)]),
        ("well... Nadia came", [("Nadia", 1)]),
        ("and *Nadia* and _Nadia_", [("Nadia", 2)]),
        ("the iPhone, B12 and mRNA", []),
        ("you and Will and I will", [("Will", 1)]),
        ("vitamin K and Mr K.", [("K", 2)]),
    ],
)
def test_capitalised_words_nobody_decided_on_are_listed(text, found):
    assert listed(text) == found


@pytest.mark.parametrize("name", ["Anna-Lena", "Ilse-Marie"])
def test_a_name_joined_to_another_is_listed_at_the_start_of_a_sentence_too(name):
    page = a_page(topics=(Topic(text=f"{name} rang. Well-known things."),))
    assert undecided(page, SISTER) == [(name, 1)]


def test_what_was_decided_is_not_listed():
    decided = StandIns({"Ilse": "Aunt Mara", "Nadia": "", "Anna Maria": "X"}).decided()
    text = "with Nadia, NADIA, Nadia's son, Aunt Mara and Anna Maria"
    assert listed(text, decided) == []
    assert [name for name, _ in listed(text)] == ["Nadia", "NADIA", "Aunt", "Mara", "Anna", "Maria"]


def test_part_of_what_was_decided_is_listed():
    decided = StandIns({"Anna Maria": "Aunt Mara", "Jean": ""}).decided()
    text = "with Anna, Maria, Mara and Jean-Luc"
    assert [name for name, _ in listed(text, decided)] == ["Anna", "Maria", "Mara", "Jean-Luc"]


def test_who_it_is_from_is_decided():
    assert listed("I said Ruth can do it", name="Ruth B.") == []


@pytest.mark.parametrize("word", ["Waiting", "Afterwards", "Couldn't", "Cried", "Half-awake"])
def test_an_ordinary_word_that_begins_a_sentence_is_not_listed(word):
    assert listed(f"It was late. {word} was all I did.") == []


@pytest.mark.parametrize("name", ["Svetlana", "Jose", "Mum", "Hans", "Jo-Ann", "Fatima"])
def test_a_word_that_is_no_ordinary_one_is_listed_where_it_begins_a_sentence(name):
    assert listed(f"It was late. {name} called. Then I slept.") == [(name, 1)]


def test_where_the_words_are_not_english_the_first_of_a_sentence_is_not_listed():
    assert listed("Gestern war es schwer. Geschlafen habe ich erst gegen vier.") == []


def test_all_texts_of_the_page_count_together():
    page = a_page(
        topics=(Topic(text="a walk with Nadia"),),
        helped=("tea with Nadia", "Nadia"),
        stayed=(Note(day=DAY, title="Nadia rang", body="Bo and Nadia"),),
    )
    assert undecided(page, ()) == [("Nadia", 5), ("Bo", 1)]


def test_the_lists_of_words_do_not_meet():
    assert ORDINARY.isdisjoint({"will", "mark", "rose", "may", "grace", "april", "june"})
    assert {"will", "mark", "rose", "may"} <= ALSO_WORDS
    assert all(word == word.casefold() for word in ALSO_WORDS | ORDINARY)


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        *(("I met B. ", False), ("It was 5. ", True), ("It was I. ", True), ("with Dr. ", False)),
        *(("So was I! ", True), ("Was it I? ", True), ("Plan B! ", True)),
    ],
)
def test_an_initial_ends_no_sentence(before, begins):
    assert begins_sentence(f"{before}Ilse", len(before), True) is begins

"""Quotes: the sentences of a text, and what somebody types found in it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, check
from bondjournal.errors import WrongUse
from bondjournal.journal import additions, entries
from bondjournal.journal.quotes import FIRST_WORDS, first_sentence, found, sentences
from letters import LETTERS

BODY = 'She rang. I said: "fine." It wasn\'t!\nA second line… and so\non it went\n\n- a point'


def test_sentences_stand_exactly_as_in_the_text_each_once():
    assert sentences(BODY) == [
        ["She rang.", 'I said: "fine."', "It wasn't!"],
        ["A second line…", "and so"],
        ["on it went"],
        ["- a point"],
    ]
    assert sentences("One. One.\nOne. Two.") == [["One."], ["Two."]]
    assert sentences("...\n---\n") == []
    assert sentences("\u4e00\u53e5\u3002\u4e8c\u53e5\u3002") == [
        ["\u4e00\u53e5\u3002", "\u4e8c\u53e5\u3002"]
    ]


@given(st.text(LETTERS, max_size=200))
def test_every_sentence_is_found_where_it_stands(text):
    for paragraph in sentences(text):
        for one in paragraph:
            assert one in text
            assert found(text, one) == one


@pytest.mark.parametrize(
    ("typed", "quote"),
    [
        ("She rang.", "She rang."),
        ("wasn't", "wasn't"),
        ("and so on it went", "and so\non it went"),
        ("and  so\non   it", "and so\non it"),
        ("she rang.", None),
        ("She rang. I said nothing", None),
        ("", None),
        (" ", None),
        ("...", None),
    ],
)
def test_what_is_typed_is_found_over_line_ends(typed, quote):
    assert found(BODY, typed) == quote


@given(st.sampled_from(["NFC", "NFD"]), st.sampled_from(["NFC", "NFD"]))
def test_the_form_of_accents_makes_no_difference(of_body, of_typed):
    body = unicodedata.normalize(of_body, "Im Caf\u00e9 war \u00c5se. Sch\u00f6n.")
    typed = unicodedata.normalize(of_typed, "Caf\u00e9 war \u00c5se.")
    quote = found(body, typed)
    assert quote in body
    assert unicodedata.normalize("NFC", quote) == "Caf\u00e9 war \u00c5se."


def test_what_means_something_in_a_pattern_is_meant_as_it_is():
    body = "a (b) [c] *d* e+ .* \\w $1"
    assert found(body, "(b)  [c]  *d*") == "(b) [c] *d*"
    assert found(body, ".* \\w") == ".* \\w"
    assert found("abc", "a.c") is None


def test_an_entry_takes_quotes_from_its_own_words_alone(session):
    made = Addition(at=dates.now(), zone="UTC", entry=NewEntry(body=BODY))
    entry = additions.keep(session, check(made)).entry
    wanted = ["It wasn't!", "and so on it went", "It wasn't!"]
    entries.edit(session, entry, entries.Changes(quotes=wanted))
    assert entry.quotes == ["It wasn't!", "and so\non it went"]
    with pytest.raises(WrongUse, match="part of the entry's own words"):
        entries.edit(session, entry, entries.Changes(quotes=["It wasn't!", "It was!"]))
    assert entry.quotes == ["It wasn't!", "and so\non it went"]
    entries.edit(session, entry, entries.Changes(body="It wasn't! Nor was I."))
    assert entry.quotes == ["It wasn't!"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One. Two.", "One. Two."),
        (
            "Dr. Osei waited for me there.\nThen we began.",
            "Dr. Osei waited for me there.",
        ),
        ("Slept badly again, the whole night.\nThe stairs.", "Slept badly again, the whole night."),
        ("no end at all", "no end at all"),
        ("word " * (FIRST_WORDS // 5 - 2) + "end.", "word " * (FIRST_WORDS // 5 - 2) + "end."),
        ("word " * FIRST_WORDS, "word " * (FIRST_WORDS // 5 - 2) + "word, and so on"),
    ],
)
def test_a_list_says_the_first_sentence_of_a_text(text, said):
    assert first_sentence(text) == said

"""Questions to write from, in plain mode."""

import pytest

from bondjournal.journal import entries, own_prompts, prompts

pytestmark = pytest.mark.usefixtures("ready")
LIBRARY = [question.key for question in prompts.library()]


def number(key):
    return str(LIBRARY.index(key) + 1)


def test_a_deep_question_is_opened_from_the_list(talk, kept):
    said = talk("q", number("S4"), "r", "w", "It would be quiet.", ".", "k", "y", "0", "0")
    assert "This one can stir things up. You can stop at any word." in said
    entry = kept(lambda session: entries.named(session, "last"))
    assert entry.prompt.startswith("What do I picture happening")
    assert entry.body == "It would be quiet."


def test_one_is_hidden_and_offered_again(talk, kept):
    talk("q", number("T1"), "h", "0", "0")
    assert kept(lambda session: prompts.available(session).hidden) == {"T1"}
    said = talk("q", number("T1"), "h", "0", "0")
    assert "(hidden)" in said
    assert kept(lambda session: prompts.available(session).hidden) == set()


def test_an_own_one_is_made_changed_and_deleted(talk, kept):
    def own():
        return kept(lambda s: [one for one in own_prompts.in_order(s) if not one.theme])

    mine = str(len(LIBRARY) + 1)
    talk("q", "a", "What was left?", "One word.", mine, "w", "What is left?", "", "0", "0")
    talk("q", mine, "o", "5", mine, "v", "3", "0", "0")
    (one,) = own()
    assert (one.text, one.nudge, one.flow, one.weight) == (
        "What is left?",
        "One word.",
        "off",
        "deep",
    )
    talk("q", mine, "d", "d", "g", "0", "0")
    assert own() == []

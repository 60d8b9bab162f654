"""The sentence about feeling raw: once, after the first entry it fits, and never again."""

import pytest

from bondjournal.addition import Addition, NewEntry
from bondjournal.journal import additions, feeling_raw, own_prompts, prompts
from bondjournal.wording.help import RAW


@pytest.fixture
def now(at):
    return at("2026-05-10T18:00")


@pytest.fixture
def kept(session, now):
    def keep(prompt=""):
        made = Addition(at=now, zone="Europe/Berlin", entry=NewEntry(body="Words.", prompt=prompt))
        return additions.keep(session, made).entry.uuid

    return keep


def of(flow):
    return next(one.text for one in prompts.library() if one.flow == flow)


def test_it_follows_the_first_entry_to_an_after_session_prompt_and_no_other(session, kept):
    for prompt in ("", of("between"), of("off"), of("prep"), "What is here right now?"):
        assert feeling_raw.say_once(session, kept(prompt)) == ""
    assert feeling_raw.say_once(session, None) == ""
    assert feeling_raw.say_once(session, kept(of("after"))) == RAW
    for uuid, after in ((kept(of("after")), False), (None, True)):
        assert feeling_raw.say_once(session, uuid, after=after) == ""


def test_words_right_after_a_session_follow_such_a_prompt_whatever_it_was(session, kept):
    assert feeling_raw.say_once(session, kept(), after=True) == RAW
    assert feeling_raw.say_once(session, kept(), after=True) == ""


def test_an_own_prompt_for_after_a_session_is_one(session, kept):
    own_prompts.add(session, "What was the bravest thing I said?", flow="after")
    assert feeling_raw.say_once(session, kept("What was the bravest thing I said?")) == RAW

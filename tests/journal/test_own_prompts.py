"""A person's own prompts, and the library's that they hid."""

import pytest
from sqlmodel import select

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import former, own_prompts, prompts, versions
from bondjournal.journal.tables import Prompt


def listed(session):
    return {question.key: question.hidden for question in own_prompts.in_order(session)}


def test_an_own_prompt_is_offered_with_the_others(session):
    row = own_prompts.add(session, " What was  left? ", nudge="One word.", flow="off")
    own = prompts.available(session).own
    assert [(one.text, one.nudge, one.weight, one.flow) for one in own] == [
        ("What was left?", "One word.", "light", "off")
    ]
    drawn = {prompts.offered(session, "off", shown).key for shown in (["M1"], ["M2"], ["M1", "M2"])}
    assert row.key in drawn


def test_one_that_is_hidden_stays_hidden_until_it_is_offered_again(session):
    own = own_prompts.add(session, "What was left?").key
    for key in ("M1", "M2", own):
        own_prompts.hide(session, key)
        own_prompts.hide(session, key)
    assert prompts.available(session) == (frozenset({"M1", "M2"}), ())
    assert prompts.offered(session, "off") is None
    assert [key for key, hidden in listed(session).items() if hidden] == ["M1", "M2", own]
    for key in ("M1", own):
        own_prompts.hide(session, key, hidden=False)
    assert prompts.offered(session, "off").key == "M1"
    assert prompts.available(session).own[0].key == own


def test_hiding_again_changes_the_one_row_there_is(session):
    for hidden in (True, False, True):
        own_prompts.hide(session, "T1", hidden=hidden)
    row = session.exec(select(Prompt)).one()
    assert (row.key, row.hidden) == ("T1", True)
    assert len(versions.history(session, row.uuid)) == 3


def test_an_own_prompt_changes_and_goes_to_the_trash(session):
    row = own_prompts.add(session, "What was left?")
    assert own_prompts.change(session, row.key, text="What is left?", weight="deep", flow="prep")
    assert not own_prompts.change(session, row.key)
    question = own_prompts.named(session, row.key[:4])
    assert (question.text, question.weight, question.flow) == ("What is left?", "deep", "prep")
    deleted = own_prompts.remove(session, row.key)
    for work in (own_prompts.named, own_prompts.change, own_prompts.remove):
        with pytest.raises(NotFound):
            work(session, question.key)
    former.bring_back(session, deleted)
    assert own_prompts.named(session, question.key).text == "What is left?"
    assert own_prompts.remove(session, row.key, for_good=True) is None
    assert former.trash(session) == []


@pytest.mark.parametrize(
    "more", [{"text": "  "}, {"weight": "heavy"}, {"flow": "never"}, {"nudge": "x" * 5000}]
)
def test_what_is_no_prompt_is_refused(session, more):
    row = own_prompts.add(session, "What was left?")
    with pytest.raises(WrongUse):
        own_prompts.add(session, **{"text": "What?", **more})
    with pytest.raises(WrongUse):
        own_prompts.change(session, row.key, **more)
    assert len(prompts.available(session).own) == 1


@pytest.mark.parametrize("name", ["", "T99", "t", "zzzz", "0000"])
def test_a_name_that_none_has_is_not_found(session, name):
    with pytest.raises(NotFound):
        own_prompts.named(session, name)


def test_a_prompt_of_the_library_stays_as_it_is(session):
    assert own_prompts.named(session, "t1").key == "T1"
    for work in (own_prompts.change, own_prompts.remove):
        with pytest.raises(NotFound, match="came with the program"):
            work(session, "T1")


def test_a_flow_is_known_by_its_name():
    assert [own_prompts.flow_named(name) for name in own_prompts.FLOWS] == list(own_prompts.FLOWS)
    with pytest.raises(WrongUse, match="cannot be offered then"):
        own_prompts.flow_named("kitchen")

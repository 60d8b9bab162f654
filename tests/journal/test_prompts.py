"""The library of prompts, and which one is offered next."""

import re
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bondjournal.journal.prompts import NOT_AFTER_DIP, Question, available, draw, library
from bondjournal.journal.tables import Prompt

FLOWS = ("after", "between", "prep", "off", "any")
LIBRARY = library()
BY_KEY = {question.key: question for question in LIBRARY}

seeds = st.integers(0, 2**32 - 1)
flows = st.sampled_from(FLOWS)


def holds(**strategies):
    """Hold for a few examples, and in the long run for many."""

    def named(check):
        @pytest.mark.parametrize("examples", [20, pytest.param(400, marks=pytest.mark.long)])
        def test(examples):
            settings(max_examples=examples)(given(**strategies)(check))()

        return test

    return named


def drawn(count, flow, seed=0, **more):
    """Draw so many in a row, each shown before the next is drawn."""
    shown = []
    for _ in range(count):
        question = draw(LIBRARY, flow, shown, choice=Random(seed).choice, **more)
        shown.append(question.key)
        seed += 1
    return shown


def pool(flow, weights=("light", "medium")):
    mine = ("off",) if flow == "off" else (flow, "any")
    return {question.key for question in LIBRARY if question.flow in mine} & {
        question.key for question in LIBRARY if question.weight in weights
    }


def made_up(count, weight="light", flow="prep"):
    return [
        Question(key=f"{weight}{number}", text="What?", weight=weight, flow=flow)
        for number in range(count)
    ]


def test_the_library_is_whole():
    assert len(LIBRARY) == len(BY_KEY)
    assert {question.weight for question in LIBRARY} == {"light", "medium", "deep"}
    assert {question.flow for question in LIBRARY} == {"after", "between", "prep", "off", "any"}
    assert BY_KEY.keys() >= NOT_AFTER_DIP


def test_prompts_ask_what_when_where_and_who_before_why():
    for question in LIBRARY:
        words = f"{question.text} {question.nudge}"
        assert question.text
        assert question.theme
        assert not re.search(r"\b(why|should|must|failed|missed)\b|!", words, re.IGNORECASE)
        assert words.isascii()


@holds(flow=flows, seed=seeds)
def test_a_flow_draws_from_its_own_and_from_any_and_off_from_its_own_alone(flow, seed):
    # So many that one is missed by chance in a billion tries.
    shown = set(drawn(300, flow, seed))
    assert shown == pool(flow)
    assert all(BY_KEY[key].flow == "off" for key in shown) == (flow == "off")


@holds(flow=flows, seed=seeds)
def test_deep_is_never_drawn(flow, seed):
    own = made_up(3, "deep", flow)
    shown = [*LIBRARY, *own]
    for key in drawn(40, flow, seed, own=own):
        assert next(question for question in shown if question.key == key).weight != "deep"


def test_nothing_but_deep_ones_is_nothing_to_offer():
    assert draw(made_up(3, "deep"), "prep") is None


@holds(flow=flows, seed=seeds)
def test_none_comes_again_within_the_last_eight_as_far_as_there_are_so_many(flow, seed):
    distance = min(8, len(pool(flow)) - 1)
    shown = drawn(80, flow, seed)
    for index, key in enumerate(shown):
        assert key not in shown[max(0, index - distance) : index]


@holds(flow=st.sampled_from(["after", "between", "prep"]), seed=seeds)
def test_no_medium_follows_a_medium_while_a_light_one_is_left(flow, seed):
    shown = drawn(80, flow, seed)
    for index, (before, key) in enumerate(pairwise(shown), 1):
        if BY_KEY[before].weight == BY_KEY[key].weight == "medium":
            recent = set(shown[max(0, index - 8) : index])
            assert pool(flow, ("light",)) <= recent


def test_weight_gives_way_before_repetition():
    questions = [*made_up(1), *made_up(2, "medium")]
    shown = ["light0", "medium0"]
    for seed in range(20):
        assert draw(questions, "prep", shown, choice=Random(seed).choice).key == "medium1"


def test_repetition_gives_way_with_the_oldest_shown_first():
    questions = made_up(4)
    shown = ["light2", "light0", "light3", "light1"]
    for seed in range(20):
        assert draw(questions, "prep", shown, choice=Random(seed).choice).key == "light2"


def test_eight_others_are_enough_between_two_times():
    questions = made_up(12)
    shown = [f"light{number}" for number in range(9)]
    keys = {draw(questions, "prep", shown, choice=Random(seed).choice).key for seed in range(200)}
    assert keys == {"light0", "light9", "light10", "light11"}


def test_a_medium_one_shown_in_another_flow_counts_too():
    elsewhere = Question(key="elsewhere", text="What?", weight="medium", flow="after")
    questions = [elsewhere, *made_up(1), *made_up(5, "medium")]
    for seed in range(50):
        chosen = draw(questions, "prep", ["elsewhere"], choice=Random(seed).choice)
        assert chosen.weight == "light"


def test_the_only_one_of_a_flow_is_offered_again():
    assert draw(made_up(1), "prep", ["light0"] * 9).key == "light0"


@holds(
    flow=flows,
    shown=st.lists(st.sampled_from([*BY_KEY, "gone"]), max_size=30),
    hidden=st.sets(st.sampled_from([*BY_KEY])),
    after_dip=st.booleans(),
    light_only=st.booleans(),
    seed=seeds,
)
def test_a_draw_never_fails(flow, shown, hidden, after_dip, light_only, seed):
    question = draw(
        LIBRARY,
        flow,
        shown,
        hidden=hidden,
        after_dip=after_dip,
        light_only=light_only,
        choice=Random(seed).choice,
    )
    left = pool(flow, ("light",) if light_only else ("light", "medium")) - hidden
    left -= NOT_AFTER_DIP if after_dip else set()
    if left:
        assert question.key in left
    else:
        assert question is None


@holds(flow=flows, seed=seeds)
def test_after_a_dip_nobody_is_asked_what_went_well(flow, seed):
    shown = set(drawn(400, flow, seed, after_dip=True))
    assert shown == pool(flow) - {"T1", "H1"}


@holds(flow=st.sampled_from(["after", "between", "prep"]), seed=seeds)
def test_unasked_only_light_ones_are_offered(flow, seed):
    assert set(drawn(400, flow, seed, light_only=True)) == pool(flow, ("light",))


@holds(flow=flows, hidden=st.sets(st.sampled_from([*BY_KEY]), max_size=5), seed=seeds)
def test_a_hidden_one_stays_hidden(flow, hidden, seed):
    if pool(flow) - hidden:
        assert set(drawn(400, flow, seed, hidden=hidden)) == pool(flow) - hidden


def test_own_ones_are_offered_in_their_flow():
    own = [
        Question(key="a", text="Where was the cat?", flow="after"),
        Question(key="b", text="What did the cat see?", flow="off", weight="medium"),
    ]
    assert "a" in drawn(60, "after", own=own)
    assert "a" not in drawn(60, "between", own=own)
    assert "b" in drawn(60, "off", own=own)
    assert "b" not in drawn(60, "after", own=own)


def test_the_same_chooser_draws_the_same():
    assert drawn(20, "between", seed=7) == drawn(20, "between", seed=7)
    assert drawn(20, "between", seed=7) != drawn(20, "between", seed=8)


def test_without_a_chooser_every_one_comes_up():
    keys = {draw(LIBRARY, "prep").key for _ in range(600)}
    assert keys == pool("prep")


def test_a_fresh_journal_hides_nothing_and_has_no_own(session):
    assert available(session) == (frozenset(), ())


def test_what_a_person_hid_and_wrote_is_read_from_the_journal(session):
    mine = Prompt(text="Where was the cat?", nudge="Under what?", weight="medium", flow="prep")
    session.add_all(
        [
            Prompt(key="T3", hidden=True),
            Prompt(key="H4", hidden=False),
            mine,
            Prompt(text="Not any more", hidden=True),
        ]
    )
    session.flush()
    hidden, own = available(session)
    assert hidden == {"T3"}
    assert own == (
        Question(
            key=mine.uuid.hex,
            text="Where was the cat?",
            nudge="Under what?",
            weight="medium",
            flow="prep",
        ),
    )
    shown = drawn(60, "prep", hidden=hidden, own=own)
    assert mine.uuid.hex in shown

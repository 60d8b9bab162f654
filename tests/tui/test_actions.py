"""One key, one meaning: the table of actions, and every screen and part made from it."""

import importlib
import pkgutil
from collections import Counter, defaultdict

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

import bondjournal.tui
from bondjournal import actions, nouns
from bondjournal.actions import ACTIONS
from bondjournal.flows.backups import backups
from bondjournal.flows.former import TRASH, versions_of
from bondjournal.flows.pages import PAGES
from bondjournal.nouns.hard_time import HARD_TIME
from bondjournal.nouns.moment import SIGNS
from bondjournal.nouns.noun import Noun
from bondjournal.nouns.prompt import PROMPT
from bondjournal.nouns.session import SESSION
from bondjournal.nouns.setting import PAGE_LINE
from bondjournal.nouns.stand_in import STAND_IN
from bondjournal.nouns.therapist import THERAPIST, preparing_by
from bondjournal.tui import keys
from bondjournal.tui.app import JournalApp
from bondjournal.tui.frame import Frame
from bondjournal.tui.screens.goals import STATES
from bondjournal.tui.screens.noun_list import screen_of

NOUNS = [
    *(nouns.TOPIC, HARD_TIME, SIGNS, PROMPT, SESSION, PAGE_LINE, STAND_IN, THERAPIST),
    *(backups(journal=None), TRASH, versions_of(uuid=None), PAGES),
]
TWICE_WHILE_TYPING = {"write_locked", "show_typed", "other_way", "format"}
"""They share ^N, ^R and F2 with another action, on screens that have no use for that one."""
NOT_AS_IN_LISTS = {"step_back", "step_on"}
"""Actions of single screens whose key has another meaning in lists and readers."""


def keys_of(*ids):
    return [key for id_ in ids for key in ACTIONS[id_].keys.split(",") if key]


def of(*groups):
    return keys_of(*(one.id for group in groups for one in group))


def classes():
    """Every screen and part of the program."""
    for module in pkgutil.walk_packages(bondjournal.tui.__path__, "bondjournal.tui."):
        importlib.import_module(module.name)
    found, waiting = set(), [DOMNode]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("bondjournal.tui."):
                found.add(kind)
    return sorted(found, key=lambda kind: kind.__qualname__)


CLASSES = [*classes(), *map(screen_of, NOUNS)]


def bound(kind):
    """The bindings that a class declares itself."""
    return [one for one in vars(kind).get("BINDINGS", ()) if isinstance(one, Binding)]


def test_no_key_has_two_meanings_in_lists_readers_and_anywhere():
    everywhere = of(actions.ANYWHERE, actions.ON_SCREENS, actions.LISTS)
    assert [key for key, times in Counter(everywhere).items() if times > 1] == []


def test_states_and_what_is_taken_away_have_one_key_in_every_list_and_slips_have_none():
    assert {one.keys for one in actions.STATES} == {ACTIONS["switch"].keys}
    assert {one.keys for one in actions.TAKEN_AWAY} == {ACTIONS["delete"].keys}
    assert {one.keys for one in actions.ON_SLIP} == {""}


def test_an_action_has_one_place_in_the_table():
    found = Counter(one.id for group in actions.GROUPS for one in group)
    assert [id_ for id_, times in found.items() if times > 1] == []


def test_while_typing_a_key_means_what_it_means_anywhere_and_few_have_two_meanings():
    others = [one.id for one in actions.TYPING if one.id not in TWICE_WHILE_TYPING]
    found = [*keys_of(*others), *of(actions.ANYWHERE, actions.ON_SCREENS)]
    assert [key for key, times in Counter(found).items() if times > 1] == []
    assert all(set(keys_of(id_)) & set(keys_of(*others)) for id_ in TWICE_WHILE_TYPING)


def test_the_doors_of_home_have_letters_of_their_own():
    found = of(actions.HOME)
    assert len(found) == len(set(found))
    as_in_lists = set(found) & set(of(actions.LISTS, actions.ANYWHERE, actions.ON_SCREENS))
    assert as_in_lists == {"q"}, "it leaves, and at home the program"


def test_the_keys_of_single_screens_that_mean_something_else_in_lists_are_known_by_name():
    as_in_lists = set(of(actions.LISTS, actions.ANYWHERE, actions.ON_SCREENS))
    alike = {one.id for one in actions.OWN if as_in_lists & set(keys_of(one.id))}
    assert alike == NOT_AS_IN_LISTS


def test_every_key_of_every_screen_comes_from_the_table():
    for kind in CLASSES:
        for one in bound(kind):
            assert one.id in ACTIONS, (kind, one)
            assert one.key in keys_of(one.id), (kind, one)


def test_on_one_screen_a_key_does_one_thing():
    for kind in CLASSES:
        found = defaultdict(set)
        for one in bound(kind):
            found[one.key].add(one.id)
        assert {key: ids for key, ids in found.items() if len(ids) > 1} == {}, kind


def test_every_action_can_be_done_somewhere():
    offered = {one.id for kind in CLASSES for one in bound(kind)}
    described = (*NOUNS, *nouns.LISTS, preparing_by(THERAPIST.change))
    offered |= {name for noun in described for name in noun.on_slip}
    offered |= {*STATES.values()}
    doors = {
        "write",
        "after",
        "prepare",
        "quick_page",
        "look_back",
        "topics",
        "goals",
        "unfinished",
    }
    assert set(ACTIONS) - offered == doors


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__qualname__)
def test_what_a_key_does_exists(kind):
    for one in bound(kind):
        name, *_ = one.action.split("(")
        of_app = name.startswith("app.") or issubclass(kind, App)
        where = JournalApp if of_app else kind
        assert hasattr(where, f"action_{name.removeprefix('app.')}"), one


@pytest.mark.parametrize(
    "kind",
    [kind for kind in CLASSES if issubclass(kind, Frame)],
    ids=lambda kind: kind.__qualname__,
)
def test_a_foot_names_what_its_screen_has(kind):
    of_screen = {one.id for part in kind.__mro__ for one in bound(part)}
    of_parts = {"rate", "clear", "open", "previous", "next", "switch", "help", "left", "right"}
    for item in kind.FOOT or ():
        assert keys.id_of(item) in of_screen | of_parts


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.title)
async def test_the_foot_of_an_empty_list_shows_nothing_that_needs_a_row(stage, noun: Noun):
    async with stage(screen_of(noun)([], {})) as shown:
        adding = {"new"} & {*noun.shared}
        found = {one.id for one in keys.foot(shown.screen)}
        assert found == ({keys.id_of(item) for item in noun.foot} & adding) | {"leave"}


# Of a session, plain mode asks with the slip that the screen has, too.
@pytest.mark.parametrize(
    "noun", [one for one in NOUNS if one is not SESSION], ids=lambda noun: noun.title
)
def test_in_plain_mode_a_letter_does_one_thing_with_a_row(noun: Noun):
    shared = [ACTIONS[id_].plain for id_ in noun.shared if id_ in {"edit", "higher", "delete"}]
    letters = [*shared, *(one.letter for one in noun.actions)]
    assert len(letters) == len(set(letters))
    assert all(len(one) == 1 for one in letters if one not in {"left", "right"})

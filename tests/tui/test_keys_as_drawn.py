"""The table of actions against the keys as they were drawn: which key means what, and where.

L is lists, R readers, A anywhere, T typing, F numbers and answers, H home, S the page alone.
"""

from collections import Counter

from bondjournal import actions
from bondjournal.actions import ACTIONS

STATES = [one.id for one in actions.STATES]
AWAY = [one.id for one in actions.TAKEN_AWAY]
DRAWN = [
    ("up k", "LR", ["previous"]),
    ("down j", "LR", ["next"]),
    ("pageup ctrl+u", "LR", ["page_up"]),
    ("pagedown ctrl+d", "LR", ["page_down"]),
    ("home g", "LR", ["first_row", "first_row_too"]),
    ("end G", "LR", ["last_row"]),
    ("left right", "LR", ["left", "right"]),
    ("enter", "LR", ["open"]),
    ("n", "LR", ["new"]),
    ("e", "LR", ["edit"]),
    ("delete", "LR", ["delete", *AWAY]),
    ("plus minus", "L", ["higher", "lower"]),
    ("space", "L", ["switch", *STATES]),
    ("asterisk", "L", ["first"]),
    ("slash", "L", ["search"]),
    ("f", "L", ["filter"]),
    ("v", "LR", ["share"]),
    ("u", "LRF", ["undo"]),
    ("apostrophe", "L", ["quote"]),
    ("number_sign", "L", ["tags"]),
    ("h", "R", ["versions"]),
    ("f3", "RT", ["find"]),
    ("1 2 3 4 5", "LR", ["part"]),
    ("q", "LR", ["back", "quit"]),
    ("escape", "A", ["leave"]),
    ("ctrl+s", "A", ["keep"]),
    ("tab", "A", ["next_field"]),
    ("f1 question_mark", "A", ["help", "help_here"]),
    ("ctrl+p", "A", ["menu"]),
    ("ctrl+o", "A", ["feels_off"]),
    ("ctrl+t", "A", ["hard_time"]),
    ("f9 ctrl+l", "A", ["hide"]),
    ("ctrl+q", "A", ["close"]),
    ("f4", "T", ["share_draft"]),
    ("ctrl+n", "T", ["question", "write_locked"]),
    ("ctrl+g", "T", ["just_write"]),
    ("ctrl+r", "T", ["ratings", "show_typed"]),
    ("f8", "T", ["alone"]),
    ("f2", "T", ["propose", "other_way"]),
    ("ctrl+z ctrl+y", "T", ["undo_typing", "redo_typing"]),
    ("0 1 2 3 4 5 6 7 8 9", "F", ["rate"]),
    ("x backspace delete", "F", ["clear"]),
    ("m", "F", ["show_more"]),
    (
        "w a p o l t i",
        "H",
        ["write", "after", "prepare", "quick_page", "look_back", "topics", "goals"],
    ),
    ("r s c", "H", ["unfinished", "sessions", "settings"]),
    ("space", "S", ["scroll"]),
    ("q", "S", ["shut"]),
]
"""The keys of each row, where it holds, and the actions that are meant by it."""
NOT_DRAWN = {
    # Steps of "something feels off".
    *("step_back", "step_on"),
    # What every editor has, and numbers by arrows.
    *("text_start", "text_end", "select_to_start", "select_to_end", "less", "more", "format"),
}
"""Actions that no row means."""


def keys_of(ids):
    return [key for id_ in ids for key in ACTIONS[id_].keys.split(",") if key]


def test_no_key_is_in_two_rows_that_hold_in_the_same_place():
    for place in "LRATFHS":
        rows = [row for row in DRAWN if place in row[1] or (place in "LR" and row[1] == "A")]
        found = Counter(key for row in rows for key in row[0].split())
        assert [key for key, times in found.items() if times > 1] == [], place


def test_the_letters_of_home_mean_nothing_in_lists_and_readers():
    of_home = {key for row in DRAWN if row[1] == "H" for key in row[0].split()}
    others = {key for row in DRAWN if set(row[1]) & set("LRA") for key in row[0].split()}
    assert of_home & others == set()


def test_every_action_has_the_keys_that_were_drawn_for_it():
    for drawn, _, ids in DRAWN:
        assert set(keys_of(ids)) == set(drawn.split()), ids


def test_what_is_not_drawn_is_known_by_name():
    meant = {id_ for _, _, ids in DRAWN for id_ in ids}
    with_keys = {id_ for id_, one in ACTIONS.items() if one.keys}
    assert with_keys - meant == NOT_DRAWN


def test_what_is_not_drawn_takes_no_key_of_lists_and_readers_but_these():
    of_lists = {key for row in DRAWN if set(row[1]) & set("LRA") for key in row[0].split()}
    taken = {id_ for id_ in NOT_DRAWN if of_lists & set(keys_of([id_]))}
    assert taken == {"step_back", "step_on", "less", "more"}

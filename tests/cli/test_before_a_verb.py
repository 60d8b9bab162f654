"""An option of a group that stands before a verb: it is used, or refused with the line meant."""

import pytest
from tree import TREE

from bondjournal.cli import options

EVERYWHERE = {one.name for one in options.shared(hidden=True)} | {"help", "version"}
GROUPS = {name: one for name, one in TREE.items() if name and hasattr(one, "list_commands")}
OWN = [
    (name, option.name)
    for name, group in GROUPS.items()
    for option in group.params
    if option.name not in EVERYWHERE
]
VALUES = {"N": ["3"]}
"""Values of options that take no words, by what their help calls them."""


def typed(option):
    """Return an option as somebody types it, with a value that is not the usual one."""
    return [option.opts[-1], *([] if option.is_flag else VALUES.get(option.metavar, ["heron"]))]


@pytest.mark.parametrize(("name", "option"), OWN)
def test_an_option_before_a_verb_is_refused_and_the_line_is_told(run, name, option):
    group = GROUPS[name]
    (given,) = (one for one in group.params if one.name == option)
    for verb in group.list_commands(None):
        done = run(*name.split(), *typed(given), verb, "kettle", code=2)
        told, hint = done.err.splitlines()
        assert told == "Options go after the verb."
        known = {one for par in group.get_command(None, verb).params for one in par.opts}
        if known.isdisjoint(given.opts):
            assert hint == f"'bondjournal {name} {verb} --help' shows its options."
        else:
            value = "" if given.is_flag else " ..."
            assert hint == f"Did you mean: bondjournal {name} {verb} {given.opts[0]}{value}"
        assert "heron" not in done.err
        assert "kettle" not in done.err


def test_options_are_looked_at_in_every_group_that_has_some():
    assert {"backup", "off", "prompt", "hard-time", "page", "page prepare"} <= {
        one for one, _ in OWN
    }


def test_plain_mode_that_is_asked_for_before_a_command_holds_for_it(run):
    done = run("--plain", "demo", given="0\n")
    assert "What do you want to do?" in done.out
    assert "Looking around needs a terminal." in run("demo", code=2).err

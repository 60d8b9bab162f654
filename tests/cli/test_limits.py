"""A list that ends early says so, beside the data."""

import json

import pytest


@pytest.fixture
def three(ready, run):
    for body in ("sleep one", "sleep two", "sleep three"):
        run("add", body)


@pytest.mark.parametrize("command", [("list",), ("search", "sleep")])
def test_it_is_said_that_there_are_more(three, run, command):
    cut, whole = run(*command, "-n", "2"), run(*command, "-n", "3")
    assert len(cut.out.splitlines()) == 2
    assert "There are more" in cut.err
    assert "There are more" not in whole.err
    assert run(*command, "-n", "0").out == whole.out


def test_it_is_said_beside_json_too(three, run):
    cut = run("list", "--json", "-n", "2")
    assert len(json.loads(cut.out)) == 2
    assert "There are more" in cut.err

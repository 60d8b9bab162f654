"""The made-up journal in plain mode: its pages go with it, however it ends."""

import signal
from pathlib import Path

import pytest

MENU = "What do you want to do?"
FOLDERS = [Path("/dev/shm"), Path("/tmp")]


def folder_of(at):
    """The folder of the demo on a terminal."""
    names = f"bondjournal-demo-{at.process.pid}-*"
    return next(found for place in FOLDERS for found in place.glob(names))


@pytest.mark.parametrize("how", [("demo", "--plain"), ("demo",)], ids=" ".join)
def test_its_page_is_made_up_and_leaves_with_it(typed, tmp_path, how):
    at = typed(*how, BONDJOURNAL_PLAIN="1")
    at.expect("This is a made-up journal.")
    at.expect(MENU)
    folder = folder_of(at)
    at.type("3\r")
    at.answer("1 of ", "k")
    at.answer("or leave it off?", "")
    at.answer("Up to three.", "")
    for _ in range(3):
        at.answer("What belongs under", "")
    at.answer("Put it first.", "")
    at.answer("What would help most?", "")
    at.expect("Read it line by line")
    at.type("a\r")
    at.answer("What now?", "w")
    at.expect("enter: ")
    at.answer("Which file or folder?", "")
    at.expect("in a temporary folder, gone when you leave")
    at.answer("Make a file of this page?", "m")
    at.expect("Written to ")
    (page,) = folder.glob("pages/*.md")
    assert page.read_text("utf-8").splitlines()[0].endswith("(made up)")
    at.answer(MENU, "0")
    assert at.end() == 0
    assert not folder.exists()
    assert not list(tmp_path.glob("*.md"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_nothing_of_it(typed, number):
    at = typed("demo", "--plain")
    at.expect(MENU)
    folder = folder_of(at)
    at.until_it_waits()
    at.process.send_signal(number)
    assert at.end() == 128 + number
    assert not folder.exists()


def test_ctrl_c_leaves_nothing_of_it(typed):
    at = typed("demo", "--plain")
    at.answer(MENU, "1")
    folder = folder_of(at)
    at.answer("How do you want to start?", "w")
    at.expect("One line is enough.")
    at.type("Half a thought")
    at.interrupt()
    assert at.end() == 130
    assert not folder.exists()

"""What is typed or pasted at a prompt is kept whole, drawn or in plain mode, however long it is."""

import json
import re
import signal
import sys
import termios
from pathlib import Path

import pytest

from bondjournal.draft import Draft
from bondjournal.journal import entries
from bondjournal.vault import drafts, inbox
from terminal import Lines
from waiting import until

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
CUT_AT = 4095
PLAIN = {"TERM": "dumb"}
READERS = pytest.mark.parametrize("how", [{}, PLAIN, {"BONDJOURNAL_PLAIN": "1"}], ids=str)
ASKED = "End with a line that has just a dot"

FAMILY = "\N{WOMAN}\u200d\N{WOMAN}\u200d\N{GIRL}"


def letters(count):
    """So many letters, no piece of which is like another."""
    return "".join(f"{number:x} " for number in range(count))[:count].rstrip().ljust(count, "z")


def pasted(text):
    return f"\x1b[200~{text}\x1b[201~"


@pytest.fixture
def body(reopened):
    """The text of the entry kept last."""

    def read():
        with reopened().session() as session:
            return entries.named(session, "last").body

    return read


@pytest.fixture
def left(reopened):
    """The texts of the drafts that were left."""

    def read():
        journal = reopened()
        sealed = (
            drafts.open_draft(journal.vault, journal.keys, uuid)
            for uuid in drafts.waiting(journal.vault)
        )
        return [Draft.from_bytes(one).body for one in sealed]

    return read


@pytest.fixture
def adding(ready, typed):
    """Start `add`, and wait for it to ask."""

    def start(**how):
        add = typed("add", **how)
        add.expect(ASKED)
        return add

    return start


@pytest.fixture
def asked(env, tmp_path):
    """Ask a question on a terminal; return it, and how to learn what was answered."""
    started = []

    def ask(call, keys, first="", **how):
        code = (
            f"import json; from bondjournal.cli import console\n{first}\n"
            f"print('answer', json.dumps({call}), 'end')"
        )
        at = Lines([sys.executable, "-c", code], {**env, **how}, tmp_path)
        started.append(at)
        at.expect("?")
        at.until_it_waits()
        at.type(keys)
        assert at.end() == 0, at.shown
        return json.loads(re.search(r"answer (.*) end", at.shown, re.DOTALL)[1]), at

    yield ask
    for one in started:
        one.close()


@READERS
@pytest.mark.parametrize("wrap", [str, pasted], ids=["typed", "pasted"])
def test_a_line_of_six_thousand_letters(adding, body, how, wrap):
    add = adding(**how)
    add.type(wrap(letters(6000)))
    add.type("\r.\r")
    assert add.end() == 0
    assert body() == letters(6000)


@pytest.mark.long
@READERS
@pytest.mark.parametrize("wrap", [str, pasted], ids=["typed", "pasted"])
def test_a_line_of_sixty_thousand_letters(adding, body, how, wrap):
    add = adding(**how)
    add.type(wrap(letters(60_000)))
    add.type("\r.\r")
    assert add.end() == 0
    assert body() == letters(60_000)


@READERS
@pytest.mark.parametrize("one", ["ü", "e\u0301", "\N{GRINNING FACE}", FAMILY])
@pytest.mark.parametrize("short", range(3))
def test_no_letter_breaks_where_a_terminal_would_cut(adding, body, how, one, short):
    text = "x" * (CUT_AT - short) + one * 3 + " and on"
    add = adding(**how)
    add.type(f"{text}\r.\r")
    assert add.end() == 0
    assert body() == text


def test_what_is_typed_at_once_has_all_its_lines(adding, body):
    lines = [letters(number) for number in (5000, 1, 4095, 4096, 300)]
    add = adding()
    add.type("\r".join([*lines, ".", ""]))
    assert add.end() == 0
    assert body() == "\n".join(lines)


@READERS
@pytest.mark.parametrize("ends", ["\n", "\r", "\r\n"], ids=repr)
def test_a_paste_keeps_its_lines_and_a_dot_among_them(adding, body, how, ends):
    lines = ["The kettle.", "", ".", "\tThe stairs.", letters(5000), "back", "The end"]
    add = adding(**how)
    add.type(pasted(ends.join(lines)) + ", I think.\r.\r")
    assert add.end() == 0
    assert body() == "\n".join(lines) + ", I think."


def test_a_paste_may_end_with_the_dot_that_ends_the_text(adding, body):
    add = adding()
    add.type(pasted("The kettle.\nThe stairs.\n.") + "\r")
    assert add.end() == 0
    assert body() == "The kettle.\nThe stairs."


@READERS
def test_lines_that_end_as_those_of_windows_do_are_no_more_lines(adding, body, how):
    add = adding(**how)
    add.type("The kettle.\r\n\r\nThe stairs.\r\n.\r\n")
    assert add.end() == 0
    assert body() == "The kettle.\n\nThe stairs."


@READERS
def test_ctrl_c_leaves_all_of_a_long_line(adding, left, how):
    add = adding(**how)
    add.type("The kettle.\r" + letters(6000) + "\x03")
    assert add.end() == 130
    assert left() == ["The kettle.\n" + letters(6000)]


@READERS
def test_ctrl_c_leaves_a_paste_that_the_terminal_never_ends(adding, left, how):
    add = adding(**how)
    add.type("The kettle.\r\x1b[200~It sang\rand")
    add.interrupt()
    assert add.end() == 130
    assert left() == ["The kettle.\nIt sang\nand"]


@READERS
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_all_of_a_long_line(adding, left, how, number):
    add = adding(**how)
    add.type("The kettle.\r" + letters(6000))
    add.until_it_waits()
    add.process.send_signal(number)
    assert add.end() == 128 + number
    assert left() == ["The kettle.\n" + letters(6000)]


@READERS
def test_ctrl_d_ends_the_line_and_then_the_text(adding, body, how):
    add = adding(**how)
    add.type(letters(6000) + "\x04")
    add.type("\x04")
    assert add.end() == 0
    assert body() == letters(6000)


@READERS
def test_another_size_of_the_window_changes_nothing_of_it(adding, body, how):
    add = adding(**how)
    for rows, columns in ((10, 30), (3, 7), (50, 200)):
        add.type(letters(1500))
        add.resize(rows, columns)
        add.until_it_waits()
    add.type("\r.\r")
    assert add.end() == 0
    assert body() == letters(1500) * 3


@pytest.mark.long
@READERS
def test_ctrl_z_gives_the_terminal_back_and_what_was_typed_stays(ready, env, tmp_path, body, how):
    shell = Lines(["bash", "--norc", "--noprofile", "-i"], {**env, "PS1": "shell: "}, tmp_path)
    try:
        for name, value in how.items():
            shell.answer("shell: ", f"export {name}={value}")
        shell.answer("shell: ", f"{PROGRAM} add")
        shell.expect(ASKED)
        shell.type(f"{letters(6000)}\x1a")
        shell.answer("shell: ", "stty -a")
        shell.expect(" icanon ")
        shell.expect(" echo ")
        shell.answer("shell: ", "fg")
        shell.type(" and on\r.\r")
        shell.expect("Entry kept.")
        shell.answer("shell: ", "stty -a")
        shell.expect(" icanon ")
        shell.answer("shell: ", "exit")
        assert shell.end() == 0
    finally:
        shell.close()
    assert body() == f"{letters(6000)} and on"


@pytest.mark.long
@READERS
def test_what_is_pasted_while_it_starts_is_kept(ready, env, tmp_path, body, how):
    add = Lines([PROGRAM, "add"], env | how, tmp_path)
    try:
        until(lambda: not buffered(add.place), "a terminal that keeps all")
        add.type(f"{letters(60_000)}\r.\r")
        assert add.end() == 0
    finally:
        add.close()
    assert body() == letters(60_000)


@pytest.mark.long
def test_what_a_terminal_cuts_off_before_it_starts_is_told(ready, env, tmp_path, body):
    add = Lines([PROGRAM, "add"], env, tmp_path)
    try:
        add.type(letters(6000))
        add.expect(ASKED)
        add.type("\r.\r")
        assert add.end() == 0
    finally:
        add.close()
    assert body() == letters(6000) or "the terminal cut off the end" in add.shown


def buffered(place):
    with Path(place).open() as terminal:
        return termios.tcgetattr(terminal)[3] & termios.ICANON


@READERS
def test_a_paste_of_several_lines_into_one_is_one_line(asked, how):
    call, keys = "console.ask('Name?')", pasted("  My sister \r\n\n of old\n") + "\r"
    assert asked(call, keys, **how)[0] == "My sister of old"


@READERS
def test_a_question_takes_a_long_line(asked, how):
    call = "console.ask('Name?')"
    assert asked(call, f"{letters(6000)}\r", **how)[0] == letters(6000)


@READERS
def test_ctrl_d_answers_a_question_with_what_stands_there(asked, how):
    call = "console.ask('Name?', default='Nobody')"
    assert asked(call, "Ben\x04", **how)[0] == "Ben"
    assert asked(call, "\x04", **how)[0] == "Nobody"


@READERS
def test_a_long_passphrase_is_neither_cut_nor_shown(asked, how):
    answer, at = asked("console.hidden('Passphrase?')", f"{letters(6000)}\r", **how)
    assert answer == letters(6000)
    assert letters(6000)[:100] not in at.shown.partition("answer")[0]


LEFT, RIGHT, DELETE = "\x1b[D", "\x1b[C", "\x1b[3~"


@READERS
@pytest.mark.parametrize("one", [FAMILY, "\N{GRINNING FACE}", "e\u0301", "ที่", "สี", "سَّ", "🇩🇪"])
def test_one_backspace_takes_what_is_seen_as_one(asked, one, how):
    assert asked("console.ask('Name?')", f"a{one}b\x7f\x7fc\r", **how)[0] == "ac"


@pytest.mark.parametrize("one", [FAMILY, "e\u0301", "ที่", "سَّ", "🇩🇪"])
def test_one_arrow_goes_over_it_and_one_delete_takes_it(asked, one):
    call = "console.ask('Name?')"
    assert asked(call, f"a{one}b{LEFT}{LEFT}x{RIGHT}y\r")[0] == f"ax{one}yb"
    assert asked(call, f"a{one}b{LEFT}{LEFT}{DELETE}\r")[0] == "ab"


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("abx\x7fc", "abc"),
        ("abx\x08c", "abc"),
        ("a\N{GRINNING FACE}\x7fb", "ab"),
        ("ae\u0301\x7fb", "ab"),
        ("\x7f\x7fa", "a"),
        ("one two \x17three", "one three"),
        ("one two\x15three", "three"),
        ("a\x1b[A\x1b[1;5C\x1bOHb", "ab"),
        ("a\tb", "a\tb"),
        (pasted("a\x1b[Ab"), "a\x1b[Ab"),
    ],
)
def test_keys_that_change_a_line_where_nothing_is_drawn(asked, keys, line):
    assert asked("console.ask('Name?')", f"{keys}\r", **PLAIN)[0] == line


def test_where_nothing_is_drawn_letters_are_shown_as_a_terminal_shows_them(asked):
    _, at = asked("console.ask('Name?')", "ab\x01\x7f\N{GRINNING FACE}\x7f\u0301é\r", **PLAIN)
    shown = at.written.decode().partition("> ")[2].partition("\r\n")[0]
    assert shown == "ab^A\b \b\b \b\N{GRINNING FACE}\b \b\b \b\u0301é"


@READERS
def test_bytes_of_no_letter_are_told_and_the_rest_is_kept(adding, body, how):
    add = adding(**how)
    add.type("The kettle.\r")
    add.type_raw(b"\xff\xfe\r")
    add.expect("What was typed is not in the terminal's own encoding.")
    add.type("The stairs.\r.\r")
    assert add.end() == 0
    assert body() == "The kettle.\nThe stairs."


def test_a_terminal_is_left_as_it_was(adding):
    add = adding()
    add.type("A line.\r.\r")
    assert add.end() == 0
    assert buffered(add.place)


def test_nothing_is_offered_asked_or_coloured(adding):
    add = adding()
    add.type("The kettle.\r")
    add.type("\x1b[A\x1b[A\x12ket\t\x07")
    add.until_it_waits()
    add.type("\r.\r")
    assert add.end() == 0
    assert "WARNING" not in add.shown
    for sequence in (b"\x1b[6n", b"\x07", b"\x1b[?1049h", b"\x1b[?1000h", b"\x1b]"):
        assert sequence not in add.written
    colours = re.findall(rb"\x1b\[([\d;]*)m", add.written)
    assert set(colours) <= {b"0", b""}


@pytest.mark.parametrize("how", [PLAIN, {"TERM": ""}], ids=str)
def test_a_terminal_of_text_alone_is_sent_text_alone(adding, how):
    add = adding(**how)
    add.type("The kettle.\r.\r")
    assert add.end() == 0
    assert b"\x1b" not in add.written


def test_what_is_pasted_into_a_line_in_plain_mode_answers_it_alone(ready, typed, left):
    at = typed("--plain")
    at.answer("What do you want to do?", "1")
    at.answer("How do you want to start?", "w")
    at.expect("One line is enough.")
    at.type(pasted(f"back\n{letters(5000)}") + "\r.\r")
    at.answer("Keep it?", "t")
    at.expect("The title?")
    at.type(pasted("k\ny\n0") + "\r")
    at.expect("Keep it?")
    at.expect("Title, now: k y 0")
    at.type("l\r")
    at.answer("What do you want to do?", "0")
    assert at.end() == 0
    assert left() == [f"back\n{letters(5000)}"]


def test_ctrl_c_in_plain_mode_leaves_a_long_line(ready, typed, left, vault):
    at = typed("--plain")
    at.answer("What do you want to do?", "1")
    at.answer("How do you want to start?", "w")
    at.expect("One line is enough.")
    at.type(letters(6000) + "\x03")
    assert at.end() == 130
    assert left() == [letters(6000)]
    assert inbox.waiting(vault) == []


CUT = """
from bondjournal.cli import lines, text_input
from bondjournal.cli.plain import texts
read, sealed = lines.typed, []

def cut(*asked, **how):
    read(*asked, **how)
    raise KeyboardInterrupt

def left(ask, got):
    lines.typed = cut
    try:
        ask("Words?", got)
    except KeyboardInterrupt:
        return sealed[-1:] or got
"""


@READERS
@pytest.mark.parametrize("wrap", [str, pasted], ids=["typed", "pasted"])
@pytest.mark.parametrize("call", ["text_input.ask, []", "texts.ask_text, sealed.append"])
def test_ctrl_c_just_behind_a_line_takes_none_of_it_along(asked, call, how, wrap):
    """It comes when the line was read and whoever asked for it has not got it yet."""
    assert asked(f"left({call})", f"{wrap('The kettle.')}\r", first=CUT, **how)[0] == [
        "The kettle."
    ]


STOPPED = """
import os, signal
from bondjournal.cli import console, line_editor, text_input
from bondjournal import signals
read = line_editor._Typed.read_keys

def stopped(self):
    keys = read(self)
    if keys:
        os.kill(os.getpid(), signal.SIGTERM)
    return keys

def left(got):
    line_editor._Typed.read_keys = stopped
    try:
        with signals.as_exits():
            text_input.ask("Words?", got)
    except SystemExit as end:
        return [end.code, *got, console.rest()]
"""


def test_a_signal_while_letters_are_on_their_way_into_the_line_loses_none(asked):
    keys = "The kettle.\rIt sang"
    assert asked("left([])", keys, first=STOPPED)[0] == [143, "The kettle.", "It sang"]

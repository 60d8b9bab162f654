import os
import shlex
import sys
from pathlib import Path

import pytest

from bondjournal.errors import JournalError, WrongUse
from bondjournal.vault import passphrase
from bondjournal.vault.passphrase import COMMAND, FILE, VARIABLE, from_sources

CANARY = "canary in the coal mine"


def command(script):
    return shlex.join([sys.executable, "-c", script])


def taken_from(*sources, tell=print, **named):
    return from_sources(*sources, tell=tell, **named)


def pipe(data):
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    return reading


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "passphrase"
    path.write_text(CANARY + "\n")
    return path


def test_without_a_source_there_is_none():
    assert taken_from(None, None) is None


def test_a_descriptor(file):
    reading = pipe(CANARY.encode() + b"\n")
    assert taken_from(reading) == CANARY
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(reading)


def test_a_file(file):
    assert taken_from(file=file) == CANARY


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no /dev/fd")
def test_a_file_may_be_a_pipe(tmp_path):
    reading = pipe(CANARY.encode())
    try:
        assert taken_from(file=Path(f"/dev/fd/{reading}")) == CANARY
    finally:
        os.close(reading)


def test_a_command(monkeypatch):
    monkeypatch.setenv(COMMAND, command(f"print({CANARY!r})"))
    assert taken_from() == CANARY


def test_a_command_is_run_without_a_shell(monkeypatch):
    script = "import sys; print(sys.argv[1:])"
    monkeypatch.setenv(COMMAND, f"{command(script)} '$HOME' '*' ';' x")
    assert taken_from() == "['$HOME', '*', ';', 'x']"


def test_a_named_file(monkeypatch, file):
    monkeypatch.setenv(FILE, str(file))
    assert taken_from() == CANARY


def test_a_file_below_home(monkeypatch, tmp_path):
    (tmp_path / "home" / "passphrase").write_text(CANARY)
    monkeypatch.setenv(FILE, "~/passphrase")
    assert taken_from() == CANARY


def test_a_variable(monkeypatch):
    monkeypatch.setenv(VARIABLE, CANARY)
    assert taken_from() == CANARY


def test_the_first_source_counts_and_all_variables_go(monkeypatch, file):
    def set_all():
        monkeypatch.setenv(COMMAND, command("print('of the command')"))
        monkeypatch.setenv(FILE, str(file))
        monkeypatch.setenv(VARIABLE, "of the variable")

    other = file.with_name("other")
    other.write_text("of the other file")
    found = []
    for sources in (
        {"fd": pipe(b"of the descriptor"), "file": other},
        {"file": other},
        {},
    ):
        set_all()
        found.append(taken_from(**sources))
        assert not {COMMAND, FILE, VARIABLE} & set(os.environ)
    assert found == ["of the descriptor", "of the other file", "of the command"]
    set_all()
    monkeypatch.delenv(COMMAND)
    assert taken_from() == CANARY
    assert taken_from() is None


def test_the_command_does_not_get_the_variables(monkeypatch):
    script = "import os; print(sorted(n for n in os.environ if 'PASSPHRASE' in n))"
    monkeypatch.setenv(COMMAND, command(script))
    monkeypatch.setenv(VARIABLE, CANARY)
    assert taken_from() == "[]"


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (b"words", "words"),
        (b"words\n", "words"),
        (b"words\r\n", "words"),
        (b"words\n\n", "words"),
        (b"words\r\n \r\n", "words"),
        (b"words\r", "words"),
        (b" words ", " words "),
        (b"words \n", "words "),
        (b"\xef\xbb\xbfwords\r\n", "words"),
        ("cafe\N{COMBINING ACUTE ACCENT}".encode(), "caf\N{LATIN SMALL LETTER E WITH ACUTE}"),
    ],
)
def test_it_is_what_stands_on_the_line(given, taken):
    assert taken_from(pipe(given)) == taken


@pytest.mark.parametrize("given", [b"two\nlines\n", b"words\n\nmore", b"\xef\xbb\xbf\nwords\n"])
def test_what_nobody_could_type_is_refused(given, tmp_path, monkeypatch):
    assert_refused(WrongUse, "The passphrase descriptor gives several lines", fd=pipe(given))
    (tmp_path / "lines").write_bytes(given)
    assert_refused(WrongUse, "The passphrase file gives several lines", file=tmp_path / "lines")
    monkeypatch.setenv(FILE, str(tmp_path / "lines"))
    assert_refused(WrongUse, f"The file in {FILE} .* several lines")
    monkeypatch.setenv(VARIABLE, os.fsdecode(given))
    assert_refused(WrongUse, f"The variable {VARIABLE} .* several lines")


@pytest.mark.parametrize("below", ["", "\n", "\nuser: me\nurl: somewhere\n"])
def test_of_a_commands_output_the_first_line_counts(monkeypatch, tmp_path, below):
    (tmp_path / "kept").write_text(f"{CANARY}{below}")
    monkeypatch.setenv(COMMAND, f"cat {tmp_path / 'kept'}")
    assert taken_from() == CANARY


def assert_refused(error, match, **sources):
    with pytest.raises(error, match=match) as raised:
        taken_from(**sources)
    assert CANARY not in f"{raised.value.message} {raised.value.hint}"
    return raised.value


@pytest.mark.parametrize("data", [b"", b"\n", b"\r\n"])
def test_an_empty_one_is_refused(data, tmp_path, monkeypatch):
    assert_refused(WrongUse, "The passphrase descriptor gives an empty passphrase", fd=pipe(data))
    (tmp_path / "empty").write_bytes(data)
    assert_refused(
        WrongUse, "The passphrase file gives an empty passphrase", file=tmp_path / "empty"
    )
    monkeypatch.setenv(FILE, str(tmp_path / "empty"))
    assert_refused(WrongUse, f"The file in {FILE} .* empty passphrase")
    monkeypatch.setenv(COMMAND, command("pass"))
    assert_refused(WrongUse, f"The command in {COMMAND} .* empty passphrase")
    monkeypatch.setenv(VARIABLE, "\r\n")
    assert_refused(WrongUse, f"The variable {VARIABLE} .* empty passphrase")


def test_an_empty_variable_is_none(monkeypatch):
    for name in (COMMAND, FILE, VARIABLE):
        monkeypatch.setenv(name, "")
    assert taken_from() is None
    assert not {COMMAND, FILE, VARIABLE} & set(os.environ)


def test_what_is_not_utf_8_is_refused(monkeypatch):
    data = CANARY.encode() + b"\xff"
    error = assert_refused(WrongUse, "not give UTF-8 text", fd=pipe(data))
    assert error.__context__ is None
    if os.name != "nt":
        monkeypatch.setenv(VARIABLE, os.fsdecode(data))
        assert assert_refused(WrongUse, "not give UTF-8 text").__context__ is None


def test_more_than_a_passphrase_is_refused(tmp_path):
    (tmp_path / "large").write_bytes(b"w" * (64 * 1024))
    assert len(taken_from(file=tmp_path / "large")) == 64 * 1024
    (tmp_path / "large").write_bytes(b"w" * (64 * 1024 + 1))
    assert_refused(WrongUse, "more than a passphrase", file=tmp_path / "large")


def test_an_unreadable_file_is_told(tmp_path):
    assert_refused(JournalError, "it is not there", file=tmp_path / "nothing")
    assert_refused(JournalError, "there is a folder where a file belongs", file=tmp_path)


def test_the_home_of_nobody_is_told(monkeypatch):
    monkeypatch.setenv(FILE, "~no-such-person/passphrase")
    assert_refused(WrongUse, "no home folder")


def test_no_access_is_told(ordinary_place):
    path = ordinary_place / "passphrase"
    path.write_text(CANARY)
    path.chmod(0)
    assert_refused(JournalError, "no access", file=path)


def test_a_descriptor_that_is_not_open_is_told():
    reading = pipe(b"")
    os.close(reading)
    assert_refused(JournalError, "Reading the passphrase didn't work", fd=reading)
    assert_refused(WrongUse, "cannot be negative", fd=-1)


def test_a_command_that_ends_badly_is_told_without_its_output(monkeypatch, capfd):
    script = f"import sys; print({CANARY!r}); print('No such card.', file=sys.stderr); sys.exit(3)"
    monkeypatch.setenv(COMMAND, command(script))
    assert_refused(JournalError, "ended with exit code 3")
    assert capfd.readouterr() == ("", "No such card.\n")


def test_a_command_that_takes_its_time_is_waited_for_and_told_of(monkeypatch, tmp_path):
    told = tmp_path / "told"
    script = (
        "import pathlib, time\n"
        f"while not pathlib.Path({str(told)!r}).exists(): time.sleep(0.01)\n"
        f"print({CANARY!r})"
    )
    monkeypatch.setenv(COMMAND, command(script))
    monkeypatch.setattr(passphrase, "PATIENCE", 0)
    assert taken_from(tell=told.write_text) == CANARY
    assert told.read_text() == f"Still waiting for the command in {COMMAND}. Ctrl+C ends it."


@pytest.mark.parametrize(("mode", "count"), [(0o600, 0), (0o640, 1), (0o604, 1), (0o400, 0)])
def test_a_file_that_others_can_read_is_told_of(file, monkeypatch, mode, count):
    file.chmod(mode)
    told = []
    assert taken_from(file=file, tell=told.append) == CANARY
    monkeypatch.setenv(FILE, str(file))
    assert taken_from(tell=told.append) == CANARY
    assert len(told) == 2 * count
    assert all("chmod 600" in one for one in told)


@pytest.mark.parametrize("given", ["   ", "'canary in the coal mine"])
def test_a_command_that_cannot_be_read_is_told(monkeypatch, given):
    monkeypatch.setenv(COMMAND, given)
    assert_refused(WrongUse, "cannot be read")


def test_a_command_that_is_not_there_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv(COMMAND, shlex.join([str(tmp_path / CANARY)]))
    assert_refused(JournalError, "cannot be started")

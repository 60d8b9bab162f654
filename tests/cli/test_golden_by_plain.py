"""The page the program exists to produce, from an empty journal, by answers in plain mode alone."""

import json
import re
from pathlib import Path

import pytest

from bondjournal.cli.plain import menu

pytestmark = pytest.mark.long

GOLDEN = Path(__file__).parent.parent / "golden"
PASSPHRASE = "four ordinary words here"
FIRST_DAYS = ("2026-02-17", "2026-03-03", "2026-03-17", "2026-03-31", "2026-04-14")
EVENING = "T18:00"


class The(str):
    """Words of the choice that is meant: its number or letter is answered, as it was heard."""

    __slots__ = ()


class Listener:
    """Stands for stdin: each answer is thought of when it is asked for, from what was said."""

    encoding = "utf-8"
    _choice = re.compile(r"([^\s:]+)(?: or enter)?: (.*)")

    def __init__(self, answers, capsys):
        self.buffer = self
        self._answers = list(answers)
        self._capsys = capsys
        self.said = ""

    def isatty(self):
        return False

    def fileno(self):
        raise ValueError

    def read1(self, _):
        heard = self._capsys.readouterr().out
        self.said += heard
        if not self._answers:
            return b""
        answer = self._answers.pop(0)
        if isinstance(answer, The):
            choices = [self._choice.fullmatch(line) for line in heard.splitlines()]
            fitting = [one[1] for one in choices if one and answer in one[2]]
            if not fitting and "\nmore: " in heard:
                self._answers.insert(0, answer)
                return b"more\n"
            assert fitting, f"{answer!r} cannot be chosen here:\n{heard}"
            answer = fitting[0]
        return f"{answer}\n".encode()

    def all_was_asked(self):
        assert not self._answers, f"{self._answers} were not asked for:\n{self.said}"


@pytest.fixture(scope="module")
def raw():
    return json.loads((GOLDEN / "interval.json").read_text("utf-8"))


@pytest.fixture
def evening(vault, journal, at, monkeypatch, capsys, own_place):
    """Open plain mode on an evening, and close it once everything is answered."""
    journal.close()
    (Path.home() / "Documents").mkdir()

    def answer(day, *answers):
        at(f"{day}{EVENING}")
        monkeypatch.setenv("BONDJOURNAL_PASSPHRASE", PASSPHRASE)
        listener = Listener((*answers, The("Close")), capsys)
        monkeypatch.setattr("sys.stdin", listener)
        menu.run(vault)
        listener.all_was_asked()
        return listener.said

    return answer


SHARE_NUMBERS = (
    *(The("Prepare"), The(": heard"), The("Heard"), The("Safe"), The("Go on"), The("Go on")),
    *(The("Go on"), The("Nothing"), The("Stop here")),
)
"""Put the numbers of the last session on the page for the next one, and go no further."""


def after(raw, day, *, words="", **fields):
    """Two numbers, a line, and what else there is to say about the session of the day."""
    said = next(one for one in raw["appointments"] if one["on"] == day)
    yield from (The("After a session"), "", str(said["heard"]), "", str(said["safe"]), "", words)
    if not fields:
        yield The("Yes")
        return
    more = [fields.get(name, "") for name in ("moment", "unsaid", "wished", "tried")]
    yield from (The("More"), "", *more)


def written(one, *, share=""):
    """Write an entry, with its title and who it is for."""
    yield from (The("Write"), The("Just write"), one["body"], ".")
    if "title" in one:
        yield from (The("Title"), one["title"])
    if share:
        yield from (The("What may go on the page"), The(share))
    if "gist" in one:
        yield one["gist"]
    yield from (The("Keep it"), The("Yes"))


def quoted(one):
    """Pick the sentences that a page may quote, where the entry is read."""
    yield from (The("Look back"), The(one["title"]), The("Lines to quote"))
    yield from map(The, one["quotes"])
    yield from (The("Go on"), The("Back"), The("Back"))


def added(kind, *lines):
    """Add to one of the lists."""
    yield The(kind)
    for answers in lines:
        yield The("Add one")
        yield from answers
    yield The("Back")


def in_lists(*answers):
    return (The("Goals and what helps"), *answers, The("Back"))


def the_lists(raw):
    """A number for the goal, what was tried and how it went, what helped, what to ask."""
    first, second = raw["tried"]
    goal = raw["goals"][0]
    number = str(goal["ratings"][1]["at"])
    yield from (The("Working on"), The(goal["words"]), The("Give it a number"), number, The("Back"))
    tried = (The("Trying"), The(first["what"]), The("how it went"), first["how_it_went"])
    yield from (*tried, The("Back"))
    yield from added("Trying", second.values())
    yield from added("Helped", *((text,) for text in raw["helped"]))
    yield from added("Did not help", *((text,) for text in raw["did_not_help"]))
    own = The("In your own words")
    yield from added("To ask", *((own, text) for text in raw["practical"]))


WRITTEN = (The("Write it to a file"), "", The("Make the file"), The("No need"))


def prepared(raw):
    """From the entries to a written page; three of them are decided already."""
    first, _, third = raw["topics"]
    yield The("Prepare")
    yield from (The("All of it"), "", "", "", "", "", "", The("All of it"))
    yield from map(The, (": heard", "Heard", "Safe", "Go on", "your usual"))
    yield from map(The, ("What I would", "14 April", raw["tried"][1]["what"], *raw["helped"]))
    yield from map(The, (*raw["did_not_help"], raw["goals"][0]["words"], *raw["practical"]))
    yield from (The("signed with your name"), raw["from"], The("Could we read"), The("Please hand"))
    yield from (The("Go on"), The("Add one"), third["text"], "", The("Go on"))
    for words in ("When I started", "a hard call", "Sunday planning"):
        yield from (The(words), The("Nothing more"))
    yield The(first["text"])
    yield from (*map(The, raw["what_would_help"]), The("Nothing more"))
    names = raw["stand_ins"]
    for name in ("Marek", "Anneke", "Ilse"):
        yield from (The("Replace it"), names[name])
    yield from (The("Add one"), "Marek", names["Marek"], The("Go on"))
    yield from (The("Read all"), *WRITTEN)


BRIEF = (
    *(
        The("Prepare"),
        The("Skip the remaining"),
        The("Go on"),
        The("Go on"),
        *[The("Nothing more")] * 3,
    ),
    *(The("Leave it as it is"), The("Leave it")),
    *(
        The("Take the brief one"),
        The("Read all"),
        The("Write it to a file"),
        "",
        The("Make the file"),
        The("No need"),
    ),
)


def test_the_page_is_made_by_answers_alone(evening, raw):
    wrote = {one["on"]: one for one in raw["reflections"]}
    rhythm = (The("17 Feb"), The("Repeat it"), "2", The("Back"))
    evening("2026-02-10", The("Add a session"), The("Add one"), "17 Feb 16:00", *rhythm)
    for day in FIRST_DAYS:
        said = next(one for one in raw["appointments"] if one["on"] == day)
        more = {"moment": said["moment"]} if "moment" in said else {}
        evening(day, *after(raw, day, **more), *SHARE_NUMBERS)
    last = next(one for one in raw["appointments"] if "would_have_liked" in one)
    goals = [(one["words"], number) for one, number in zip(raw["goals"], ("4", ""), strict=True)]
    said = evening(
        "2026-04-28",
        *after(
            raw,
            "2026-04-28",
            words=wrote["2026-04-28"]["body"],
            wished=last["would_have_liked"],
            tried=raw["tried"][0]["what"],
        ),
        The("Leave it"),
        *in_lists(*added("Working on", *goals)),
    )
    assert "That is lower than your last five, and 3 below your usual of 8." in said
    for day, one in list(wrote.items())[1:]:
        share = "One line" if "gist" in one else ""
        quotes = quoted(one) if "quotes" in one else ()
        evening(day, *written(one, share=share), *quotes)
    topics = [(one["text"], one.get("more", "")) for one in raw["topics"][:2]]
    evening(
        raw["today"],
        *in_lists(*the_lists(raw)),
        *added("Topics", *topics),
        *prepared(raw),
        *BRIEF,
    )
    for style, name in (("full", ""), ("brief", "-brief")):
        made = Path.home() / "Documents" / f"summary-2026-05-12{name}.md"
        assert made.read_bytes() == (GOLDEN / f"summary_{style}.md").read_bytes()

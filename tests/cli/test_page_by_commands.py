"""The page the program exists to produce, byte for byte, made from nothing by commands alone."""

import json
from pathlib import Path

import pytest

pytestmark = [pytest.mark.usefixtures("ready"), pytest.mark.long]
GOLDEN = Path(__file__).parent.parent / "golden"
SHARES = {"only me": "only-me", "one line I write": "gist", "as I wrote it": "as-written"}


@pytest.fixture(scope="module")
def raw():
    return json.loads((GOLDEN / "interval.json").read_text("utf-8"))


@pytest.fixture
def page(run, raw):
    """Make it, day after day, as somebody would who never opens the program on the screen."""
    made = _Made(run, raw)
    made.sessions()
    made.entries()
    made.lists()
    made.topics()
    made.prepared()
    return made


class _Made:
    def __init__(self, run, raw):
        self.run = run
        self.raw = raw
        self.after = next(one["on"] for one in raw["reflections"] if one.get("after_session"))

    def on(self, day, *arguments):
        """Run a command on the evening of a day."""
        return self.run(*arguments, BONDJOURNAL_NOW=f"{day}T18:00:00+00:00").out

    def today(self, *arguments):
        return self.on(self.raw["today"], *arguments)

    def ids(self, noun):
        listed = json.loads(self.today(noun, "list", "--json"))
        return {one["text"]: one["id"] for one in listed}

    def sessions(self):
        for one in self.raw["appointments"]:
            day = one["on"]
            if one.get("planned"):
                self.today("session", "add", day)
                continue
            self.on(day, "session", "add", day, "--past")
            numbers = ("--heard", str(one["heard"]), "--safe", str(one["safe"]))
            shared = ["--share"] if one["share_ratings"] else []
            self.on(one["rated_on"], "rate", *numbers, "--session", day, *shared)
            if "moment" in one:
                self.on(day, "moment", "add", one["moment"], "--session", day)
            if "would_have_liked" in one:
                wished = one["would_have_liked"]
                self.on(day, "session", "edit", day, "--wished", wished, "--share")

    def entries(self):
        for one in self.raw["reflections"]:
            more = ["--share", SHARES[one["share"]]]
            more += ["--title", one["title"]] if "title" in one else []
            more += ["--line", one["gist"]] if "gist" in one else []
            more += ["--session", one["on"]] if one.get("after_session") else []
            self.on(one["on"], "add", one["body"], *more)
            for quote in one.get("quotes", ()):
                self.on(one["on"], "edit", "last", "--quote", quote)

    def lists(self):
        for one in self.raw["tried"]:
            self.today("try", "add", one["what"], "--how", one["how_it_went"])
        for text in self.raw["helped"]:
            self.today("helped", "add", text)
        for text in self.raw["did_not_help"]:
            self.today("helped", "add", text, "--not")
        for number, goal in enumerate(self.raw["goals"], 1):
            self.today("goal", "add", goal["words"])
            for rated in goal["ratings"]:
                self.today("goal", "rate", str(number), str(rated["at"]), "--date", rated["on"])
        for text in self.raw["practical"]:
            self.today("question", "add", text)

    def topics(self):
        listed = json.loads(self.today("list", "--json", "-n", "50"))
        entries = {one["day"]: one["id"] for one in listed}
        tried = self.ids("try")
        for number, one in enumerate(self.raw["topics"], 1):
            more = ["--more", one["more"]] if "more" in one else []
            more += ["--first"] if one.get("first_please") else []
            self.today("topic", "add", one["text"], *more)
            under = one["with"]
            uuid = entries[under["reflection"]] if "reflection" in under else tried[under["tried"]]
            self.today("topic", "attach", str(number), uuid)

    def prepared(self):
        self.today("config", "set", "page.name", self.raw["from"])
        for name, instead in self.raw["stand_ins"].items():
            self.today("stand-in", "add", name, instead)
        self.today("page", "prepare", "help", *self.raw["what_would_help"])
        wishes = [name.replace("_", "-") for name, on in self.raw["ask"].items() if on]
        if any(one.get("share_usual") for one in self.raw["appointments"]):
            wishes.append("usual")
        for one in json.loads(self.today("page", "prepare", "list", "--json")):
            if one["kind"] in ("moment", "try", "helped", "did-not-help", "goal", "question"):
                wishes += [] if one["state"] == "under a topic" else [one["id"]]
        self.today("share", *wishes)


def test_both_pages_are_the_golden_ones(page, raw, typed, tmp_path):
    for style in ("full", "brief"):
        written = tmp_path / f"{style}.md"
        now = {"BONDJOURNAL_NOW": f"{raw['today']}T18:00:00+00:00"}
        terminal = typed("page", "--style", style, "-o", written.name, **now)
        terminal.answer(f"Write it to {written.name}?", "y")
        terminal.answer("Which?", "n")
        assert terminal.end() == 0
        assert written.read_text("utf-8") == (GOLDEN / f"summary_{style}.md").read_text("utf-8")
        for words in raw["must_not_appear"]:
            assert words not in written.read_text("utf-8")

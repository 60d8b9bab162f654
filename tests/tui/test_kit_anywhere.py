"""What works on every screen: the keys of everywhere, help, everything by name, copying."""

from typing import ClassVar

import pytest
from textual.events import Key

from bondjournal.tui.help import Help
from bondjournal.tui.keys import bindings
from bondjournal.tui.palette import Palette
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.words import Words


class Write(Sheet[None]):
    PLACE = "Write"
    FOOT = ("keep", "leave")
    BINDINGS: ClassVar = bindings(
        ("keep", "enough for now"),
        ("leave", "leave", "leave; the page is kept as a draft"),
        ("question", "another question"),
        ("new", "a letter"),
        keep="note('kept')",
        leave="note('left')",
        question="note('asked')",
        new="note('letter')",
    )

    def __init__(self):
        super().__init__()
        self.noted = []

    def action_note(self, what):
        self.noted.append(what)

    def parts(self):
        yield Words("Some text.")


class Home(Sheet[None]):
    BINDINGS: ClassVar = bindings(search="note('search')")
    noted = ()

    def action_note(self, what):
        self.noted += (what,)

    def parts(self):
        yield Choices(Choice("w", "Write"), Choice("a", "After a session"))

    def on_choices_chosen(self, event):
        self.noted += (event.choice.key,)


class Question(Slip[None]):
    def parts(self):
        yield Passage("A question?")
        yield Choices(Choice("y", "Yes"))


async def by_name(shown, typed):
    await shown.press("ctrl+p")
    await shown.type(*typed)
    await shown.press("enter")


async def test_keys_that_come_at_once_are_for_the_slip_and_not_for_the_screen_below(stage):
    async with stage(Write()) as shown:
        for key in ("ctrl+p", "w", "w", "w"):
            shown.app.post_message(Key(key, key if len(key) == 1 else None))
        await shown.settle()
        assert shown.app.screen.query_one(Field).value == "www"
        assert shown.app.screen_stack[-2].noted == []
        assert shown.app.screen_stack[-2].query_one(Words).text == "Some text."


async def test_they_work_while_typing_and_over_a_slip(stage):
    async with stage(Write()) as shown:
        expected = ["hide", "hide", "feels off", "hard time"]
        keys = ("f9", "ctrl+l", "ctrl+o", "ctrl+t")
        await shown.press(*keys)
        assert shown.app.done == expected
        shown.app.push_screen(Question())
        await shown.settle()
        await shown.press(*keys)
        assert shown.app.done == expected * 2
        assert shown.app.screen_stack[-2].query_one(Words).text == "Some text."
        await shown.press("ctrl+q")
        assert not shown.app.is_running or shown.app._exit


async def test_a_key_whose_screen_does_not_exist_is_neither_shown_nor_bound(stage, bare_app):
    async with stage(Home(), app=bare_app) as shown:
        assert shown.rows[22].endswith("▏ F1 help  ^P menu")
        active = shown.screen.active_bindings
        assert not {"f9", "ctrl+l", "ctrl+o", "ctrl+t", "ctrl+q"} & set(active)
        await shown.press("f9", "ctrl+q", "f1", "2")
        assert "feels off" not in shown.text
        assert "^P" in shown.text


@pytest.mark.long
async def test_help_lists_the_keys_of_the_screen_then_of_everywhere(stage):
    async with stage(Write()) as shown:
        await shown.press("f1", "2")
        assert isinstance(shown.screen, Help)
        rows = [row.strip(" ▕") for row in shown.rows]
        assert rows[1].endswith("Help                                                 Write")
        here = rows.index("▏ Here")
        assert rows[here + 1 : here + 6] == [
            "^S ▏ enough for now",
            "esc ▏ leave; the page is kept as a draft",
            "^Z ^Y ▏ undo, redo",
            "^Home ^End ▏ the beginning, the end of the text",
            "^N ▏ another question",
        ]
        anywhere = rows.index("▏ Anywhere")
        assert "F9 ^L ▏ hide the screen at once" in rows[anywhere:]
        assert "a letter" not in shown.text
        await shown.press("f1", "escape")
        assert isinstance(shown.screen, Write)


async def test_question_mark_is_help_but_a_letter_in_a_text(stage):
    async with stage(Home()) as shown:
        await shown.press("question_mark", "2")
        assert isinstance(shown.screen, Help)
        assert "w ▏ Write" in shown.text
    async with stage(Write()) as shown:
        await shown.press("question_mark")
        assert shown.screen.query_one(Words).text.startswith("?")


async def test_everything_by_name_is_filtered_as_typed_and_done(stage):
    async with stage(Home()) as shown:
        home = shown.screen
        await shown.press("ctrl+p")
        assert isinstance(shown.screen, Palette)
        assert "Set the look to day" in shown.text
        assert "choose one" not in shown.text
        await shown.type(*"loo")
        assert "search" not in shown.text
        assert "Set the look to day" in shown.text
        await shown.press("enter")
        assert shown.app.theme == "day"
        await by_name(shown, "se")
        assert home.noted == ("search",)
        await by_name(shown, "ses")
        assert home.noted == ("search", "a")
        await shown.press("ctrl+p", "down", "down", "up", "enter")
        assert home.noted == ("search", "a", "w")
        await by_name(shown, "zzz")
        await shown.press("escape")
        assert shown.screen is home


async def test_ones_own_words_come_before_what_guessed_words_mean(stage):
    async with stage(Home()) as shown:
        home = shown.screen
        await shown.press("ctrl+p")
        await shown.type(*"find")
        assert [choice.words for choice in shown.screen.query_one(Choices).choices] == ["Search"]
        await shown.press("enter")
        assert home.noted == ("search",)
        await shown.press("ctrl+p")
        await shown.type(*"fi")
        assert not shown.screen.query_one(Choices).choices
        await shown.press("escape", "ctrl+p")
        await shown.type(*"sos")
        found = [choice.words for choice in shown.screen.query_one(Choices).choices]
        assert found == ["Hard time"]
        await shown.press("backspace", "backspace", "backspace")
        await shown.type(*"look")
        found = [choice.words for choice in shown.screen.query_one(Choices).choices]
        assert found[0].startswith("Set the look")


async def test_enter_that_comes_at_once_with_a_name_does_what_that_fits(stage):
    async with stage(Home()) as shown:
        await shown.press("ctrl+p")
        for key in (*"ses", "enter"):
            shown.app.post_message(Key(key, key if len(key) == 1 else None))
        await shown.settle()
        await shown.settle()
        assert shown.screen.noted == ("a",)


async def test_everything_by_name_does_what_keys_do_while_typing(stage):
    async with stage(Write()) as shown:
        write = shown.screen
        await by_name(shown, "ano")
        assert write.noted == ["asked"]
        await by_name(shown, "hid")
        assert shown.app.done == ["hide"]


async def test_copied_text_stays_here_unless_that_is_allowed(stage, monkeypatch):
    for allowed in (False, True):
        async with stage(Words("secret"), may_copy=allowed) as shown:
            written = []
            monkeypatch.setattr(shown.app._driver, "write", written.append)
            await shown.press("shift+end", "ctrl+c", "end", "ctrl+v")
            assert shown.screen.query_one(Words).text == "secretsecret"
            assert any("\x1b]52;" in data for data in written) is allowed


async def test_nothing_opens_a_browser_and_nothing_floats(stage, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    async with stage(Home()) as shown:
        shown.app.open_url("https://example.org")
        await shown.press("ctrl+c")
        assert opened == []
        assert not shown.app._notifications
        assert not shown.app.ENABLE_COMMAND_PALETTE
        assert not shown.app.ALLOW_SELECT

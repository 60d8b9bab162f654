"""Nothing of a person's text gets out where the program fails, and what was written is kept."""

from pathlib import Path

import pytest
from textual.worker import WorkerFailed
from walk import keep, walking

import bondjournal.tui
from bondjournal.draft import Draft
from bondjournal.tui import ending
from bondjournal.tui.screens.write import Write
from bondjournal.vault import drafts

CANARY = "CANARY-of-a-persons-text"


async def in_a_flow(app):
    text = CANARY
    raise ValueError(text)


async def in_a_thread(app):
    def work(session):
        text = CANARY
        raise ValueError(text)

    await app.read(work)


async def while_keeping(app):
    def work(session):
        text = CANARY
        raise ValueError(text)

    await app.write(work)


async def fail(journal, mistake):
    """Write something, let the mistake happen, and return the app that ended."""
    app = None
    try:
        async with walking(journal, "w") as walk:
            app = walk.app
            await walk.at(Write)
            await walk.type("Half a line of " + CANARY)
            app.go(mistake(app))
            await walk.until(lambda: app._crashed is not None)
    except WorkerFailed:
        return app
    raise AssertionError("nothing failed")


@pytest.mark.long
@pytest.mark.parametrize("mistake", [in_a_flow, in_a_thread, while_keeping])
async def test_a_mistake_prints_one_sentence_and_keeps_the_draft(journal, capfd, mistake):
    keep(journal, body=CANARY)
    app = await fail(journal, mistake)
    assert "".join(capfd.readouterr()).strip() == ending.CRASHED
    assert app.return_code == 1
    (uuid,) = drafts.waiting(journal.vault)
    draft = Draft.from_bytes(drafts.open_draft(journal.vault, journal.keys, uuid))
    assert draft.body == "Half a line of " + CANARY


@pytest.mark.long
async def test_a_signal_keeps_the_draft_and_ends_with_its_number(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("Half a line")
        walk.app._end(15)
    assert walk.app.return_code == 128 + 15
    assert len(drafts.waiting(journal.vault)) == 1


@pytest.mark.long
async def test_copied_text_stays_here(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type(CANARY)
        written = []
        walk.app._driver.write = written.append
        await walk.press("shift+home", "ctrl+c")
        await walk.until(lambda: walk.app.clipboard == CANARY)
        assert not any("\x1b]52" in piece for piece in written)


async def test_no_picture_of_the_screen_is_offered(journal, tmp_path):
    async with walking(journal, "ctrl+p") as walk:
        await walk.type("screenshot")
        await walk.press("enter", "escape")
        assert not walk.app.ENABLE_COMMAND_PALETTE
    assert not list(tmp_path.rglob("*.svg"))


def test_no_task_is_begun_that_nobody_hears_of():
    source = Path(bondjournal.tui.__file__).parent
    files = list(source.rglob("*.py"))
    assert files
    assert not [file for file in files if "create_task(" in file.read_text(encoding="utf-8")]

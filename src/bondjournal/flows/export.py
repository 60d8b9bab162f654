"""Writing everything to a file as open JSON."""

from pathlib import Path

from bondjournal import wording
from bondjournal.exchange import archive
from bondjournal.talk import Line, Talk
from bondjournal.vault.layout import from_home
from bondjournal.wording import vault as words


async def export(talk: Talk) -> None:
    """Ask for a file, and write everything to it; a file that is there is never replaced."""

    async def keep(typed: str) -> Path:
        path = from_home(Path(typed))
        await talk.read(archive.write, path)
        return path

    line = Line(
        words.WHICH_FILE, "A file", about=wording.EXPORT_COPIES, begun="~/", keep="write it"
    )
    path = await talk.line(line, keep)
    if path is not None:
        talk.tell(words.EXPORTED.format(path=path.name))

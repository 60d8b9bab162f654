"""The demo journal: a made-up story, told from today backwards, that fills every kind of row.

`demo.toml` holds the story and says how its rows are written. The journal is a real one, with a
passphrase that its lock screen shows, in a place of its own; it is deleted when the demo ends.
"""

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session, delete, select

from bondjournal import dates
from bondjournal.journal import (
    entries,
    ownership,
    ratings,
    search_index,
    settings,
    tables,
    tags,
    topics,
    versions,
)
from bondjournal.open_journal import Journal
from bondjournal.unlock import create
from bondjournal.vault import made_up
from bondjournal.vault.keyfile import Cost

_CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)

_TABLES = {table.name: table for table in tables.metadata.sorted_tables}
_CLASSES: dict[str, Any] = {str(one.__tablename__): one for one in tables.Base.__subclasses__()}
_CLASSES |= {str(one.__tablename__): one for one in tables.Row.__subclasses__()}
_EDITED = ("title", "body")
_INSTANTS = ("at", "rated_at", "written_at", "merged_at")
_DAYS = ("day", "rated_on", "first_on")


@contextmanager
def demo_journal() -> Iterator[Journal]:
    """Open the demo journal for a block; nothing of it is left afterwards."""
    with made_up.new() as vault:
        journal = create(vault, made_up.PASSPHRASE, _CHEAP, device_id=made_up.DEVICE)
        try:
            with journal.transaction() as session:
                tell(session, dates.now(), dates.zone())
                settings.put(session, "page.folder", str(made_up.pages(vault)))
            yield journal
        finally:
            journal.close()


def tell(session: Session, now: datetime, zone: str) -> None:
    """Write the story into an empty journal, as if it had been kept day by day until now."""
    story = tomllib.loads(files("bondjournal").joinpath("demo.toml").read_text("utf-8"))
    for setting in story.pop("setting"):
        settings.put(session, setting["name"], setting["value"])
    session.exec(delete(tables.Therapist))
    _Telling(session, now, zone).tell(story)


_DAY = re.compile(r"\{(long|short) (-?\d+)\}")


class _Telling:
    """One telling of the story, with the uuids and ids of its rows by their keys in the file."""

    def __init__(self, session: Session, now: datetime, zone: str) -> None:
        self.session = session
        self.now = now
        self.zone = zone
        self.today = dates.day_of(now, zone)
        self.uuids: dict[str, UUID] = {}
        self.ids: dict[str, int] = {}

    def tell(self, story: dict[str, list[dict[str, Any]]]) -> None:
        for rows in story.values():
            self.uuids |= {row["key"]: uuid4() for row in rows if "key" in row}
        for name in _TABLES:
            for place, raw in enumerate(story.get(name, [])):
                self._row(name, place, raw)

    def _row(self, name: str, place: int, raw: dict[str, Any]) -> None:
        table = _CLASSES[name]
        at = self._instant(raw)
        values = self._values(name, raw, at)
        values.setdefault("place", place)
        if name == "prompt" and "key" in raw:
            values["key"] = raw["key"]
        elif "key" in raw:
            values["uuid"] = self.uuids[raw["key"]]
        if name == "rating":
            values["uuid"] = ratings.uuid_of(values["appointment_uuid"], values["scale"])
        if earlier := raw.get("earlier"):
            values |= {key: value for key, value in earlier[0].items() if key in _EDITED}
        row = table(**{key: value for key, value in values.items() if key in table.model_fields})
        if isinstance(row, tables.Row):
            row.kept_at = min(at, self.now)
            row.device = self.session.info.get("device", "")
        ownership.assign_new(self.session, row)
        self.session.add(row)
        self.session.flush()
        words = row.model_dump() | {"tags": raw.get("tags", [])}
        search_index.add(self.session, name, [words])
        if isinstance(row, tables.Import):
            self.ids[raw["key"]] = row.id or 0
        elif isinstance(row, tables.Entry):
            self._entry(row, raw)
        elif isinstance(row, tables.Topic):
            for key in raw.get("material", []):
                topics.attach(self.session, row, self._material(key))

    def _values(self, name: str, raw: dict[str, Any], at: datetime) -> dict[str, Any]:
        made: dict[str, Any] = dict.fromkeys(_INSTANTS, at)
        made |= dict.fromkeys(_DAYS, self._day(raw))
        made |= {"zone": self.zone, "import_id": self.ids.get(raw.get("import", ""))}
        made["series_day"] = self._day(raw) if "series" in raw else None
        values: dict[str, Any] = {}
        for column in [one.name for one in _TABLES[name].columns]:
            base = column.removesuffix("_uuid").removesuffix("_id")
            if column in made:
                values[column] = made[column]
            elif column in ("chosen", "topics"):
                values[column] = [self.uuids[key].hex for key in raw.get(column, [])]
            elif base != column and base in raw:
                values[column] = self.uuids[raw[base]]
            elif column in raw and column != "key":
                values[column] = raw[column]
        if name == "page":
            values["text"] = self._dated(raw["text"])
        if name == "capture":
            values["uuid"] = self.uuids[raw["row"]]
        if "deleted" in raw:
            values["deleted_at"] = self._instant(raw["deleted"])
        return values

    def _dated(self, text: str) -> str:
        """Return a text with days written in place of "{long -26}" or "{short -26}"."""

        def dated(found: re.Match[str]) -> str:
            day = self.today + timedelta(days=int(found[2]))
            return dates.long(day) if found[1] == "long" else dates.short(day, self.today.year)

        return _DAY.sub(dated, text)

    def _entry(self, entry: tables.Entry, raw: dict[str, Any]) -> None:
        tags.put(self.session, entry.uuid, raw.get("tags", []))
        earlier = raw.get("earlier", [])
        for was, becomes in zip(earlier, [*earlier[1:], raw], strict=False):
            changes = {name: becomes.get(name, raw[name]) for name in was if name in _EDITED}
            versions.edit(self.session, entry, **changes)
            entry.edited_at = self._instant(was)
            versions.history(self.session, entry.uuid)[0].at = entry.edited_at
        if "trashed" in raw:
            versions.delete(self.session, entry).at = self._instant(raw["trashed"])
        self.session.flush()

    def _material(self, key: str) -> tables.Entry | tables.Tried:
        entry = entries.by_uuid(self.session, self.uuids[key])
        if entry is not None:
            return entry
        query = select(tables.Tried).where(tables.Tried.uuid == self.uuids[key])
        return self.session.exec(query).one()

    def _day(self, raw: dict[str, Any]) -> date:
        return self.today + timedelta(days=raw.get("day", 0))

    def _instant(self, raw: dict[str, Any]) -> datetime:
        clock = time.fromisoformat(raw["time"]) if "time" in raw else None
        at = dates.When(self._day(raw), clock).instant(self.zone)
        # Nothing of today may be later than now, at whatever hour the demo is opened.
        return at if raw.get("day", 0) else min(at, self.now)

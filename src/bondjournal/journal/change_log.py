"""The log of what changes and leaves no former version: rows that are added, settings that are set.

It is a setting of this journal alone, the newest change last. A change has the instant that its
versions have, and says by their ids where among the versions it stands.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from bondjournal.journal import change_notes, settings
from bondjournal.journal.tables import Version

_MOST = 100
"""So many changes are remembered."""


@dataclass(frozen=True, slots=True)
class SettingBefore:
    """A setting as it was before somebody set it."""

    name: str
    key: str
    """Which part of it was set, where it has parts; else nothing."""
    value: Any
    """None where nobody had set it."""
    called: str
    """What it is called in a sentence: "the look"."""
    said: str
    """What it was, in words."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What one change added and set."""

    at: str
    """The instant that its versions have."""
    device: str
    """The machine that made it."""
    first: int | None
    """The id of the first version that it left; None where it left none."""
    last: int
    """The id of the last version there was once it was made; 0 where there was none."""
    added: Sequence[str]
    """The uuids of the rows, in order."""
    from_trash: Sequence[str]
    """The uuids of the versions that some of them were brought back from."""
    settings: Sequence[SettingBefore]

    @property
    def rows(self) -> list[UUID]:
        """The rows that were added."""
        return [UUID(one) for one in self.added]


def change_setting(
    session: Session, name: str, value: Any, *, called: str, said: str, key: str = ""
) -> None:
    """Set a setting, or one part of it, as the person wants it; None is how it was at first.

    Args:
        session: the session.
        name: the name of the setting.
        value: what it is from now on.
        called: what it is called in a sentence.
        said: what it was so far, in words.
        key: the name of the part.
    """
    before = _put(session, name, key, value)
    if before != value:
        change_notes.note_setting(session, SettingBefore(name, key, before, called, said))


def put_back(session: Session, before: SettingBefore) -> bool:
    """Let a setting be what it was; return whether that changes anything."""
    return bool(_put(session, before.name, before.key, before.value) != before.value)


def write(session: Session) -> bool:
    """Write down what this transaction added and set; return whether it changed anything."""
    notes = change_notes.take(session)
    if notes.added or notes.settings:
        last = session.exec(select(func.max(Version.id))).one() or 0
        new = Logged(
            at=change_notes.instant(session).isoformat(),
            device=session.info.get("device", ""),
            first=notes.first_version,
            last=last,
            added=[one.hex for one in notes.added],
            from_trash=[one.hex for one in notes.from_trash],
            settings=notes.settings,
        )
        _keep(session, [*read(session), new])
    return bool(notes.added or notes.settings or notes.first_version)


def begin_another(session: Session) -> None:
    """Let what follows in this transaction be another change to take back than what it did."""
    write(session)
    change_notes.begin_another(session)


def forget(session: Session, gone: Logged) -> None:
    """Forget a change: it was taken back."""
    _keep(session, [one for one in read(session) if one != gone])


def read(session: Session) -> list[Logged]:
    """Return what was added and set, the last change last."""
    return [
        Logged(**{**one, "settings": [SettingBefore(**before) for before in one["settings"]]})
        for one in settings.get(session, settings.CHANGES) or ()
    ]


def taken_back(session: Session) -> set[UUID]:
    """Return the versions that were left by changes which were taken back, or by taking back."""
    return {UUID(one) for one in settings.get(session, settings.UNDONE) or ()}


def mark_taken_back(session: Session, more: Sequence[UUID]) -> None:
    """Add versions to those that `undo` skips, and forget those that are gone."""
    undone = {*taken_back(session), *more}
    existing = session.exec(select(Version.uuid).where(col(Version.uuid).in_(undone))).all()
    settings.put(session, settings.UNDONE, sorted(uuid.hex for uuid in existing))


def _keep(session: Session, log: Sequence[Logged]) -> None:
    settings.put(session, settings.CHANGES, [asdict(one) for one in log[-_MOST:]])


def _put(session: Session, name: str, key: str, value: Any) -> Any:
    """Set a setting or a part of it; return what it was."""
    present = settings.get(session, name)
    if not key:
        settings.put(session, name, settings.DEFAULTS.get(name) if value is None else value)
        return present
    parts = dict(present) if isinstance(present, dict) else {}
    before = parts.pop(key, None)
    settings.put(session, name, parts if value is None else {**parts, key: value})
    return before

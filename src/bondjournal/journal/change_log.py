"""The log of what changes and leaves no former version: rows that are added, settings that are set.

It is a setting of this journal alone, the newest change last. A change has the instant that its
versions have, and says by their ids where among the versions it stands.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, func, select

from bondjournal.journal import settings, versions
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
        noted = session.info.setdefault("settings", [])
        noted.append(SettingBefore(name, key, before, called, said))


def put_back(session: Session, before: SettingBefore) -> bool:
    """Let a setting be what it was; return whether that changes anything."""
    return bool(_put(session, before.name, before.key, before.value) != before.value)


def write(session: Session) -> bool:
    """Write down what this transaction added and set; return whether it changed anything."""
    info = session.info
    added, changed = info.pop("added", []), info.pop("settings", [])
    from_trash, first = info.pop("from_trash", []), info.pop("first_version", None)
    if added or changed:
        last = session.exec(select(func.max(Version.id))).one() or 0
        new = Logged(
            at=versions.instant(session).isoformat(),
            device=info.get("device", ""),
            first=first,
            last=last,
            added=[one.hex for one in added],
            from_trash=[one.hex for one in from_trash],
            settings=changed,
        )
        _keep(session, [*read(session), new])
    return bool(added or changed or first)


def begin_another(session: Session) -> None:
    """Let what follows in this transaction be another change to take back than what it did."""
    write(session)
    if "changed_at" in session.info:
        session.info["changed_at"] += timedelta(microseconds=1)


def forget(session: Session, gone: Logged) -> None:
    """Forget a change: it was taken back."""
    _keep(session, [one for one in read(session) if one != gone])


def read(session: Session) -> list[Logged]:
    """Return what was added and set, the last change last."""
    return [
        Logged(**{**one, "settings": [SettingBefore(**before) for before in one["settings"]]})
        for one in settings.get(session, settings.CHANGES) or ()
    ]


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

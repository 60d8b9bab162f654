"""The decisions that an archive would bring into this journal, in words, and each one's fate."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from sqlmodel import Session

from bondjournal.errors import NotFound
from bondjournal.exchange.archive import TABLES
from bondjournal.exchange.archive_check import Archive
from bondjournal.journal import (
    deciding,
    deciding_settings,
    incoming,
    known_settings,
    setting_values,
)
from bondjournal.journal.differing import Differing, Key
from bondjournal.wording import SHARE_WORDS
from bondjournal.wording import deciding as words

Fate = Literal["asked", "taken", "never"]

_BATCH = 200
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that an archive decides differently from this journal.

    `fate` is "asked" if it is taken only when somebody asks for it, "taken" if it is new and the
    journal was still empty, and "never" if no file may decide it.
    """

    words: str
    fate: Fate
    about: tuple[Differing, ...]

    @property
    def keys(self) -> set[Key]:
        """The rows it is about."""
        return {one.key for one in self.about}


def found(session: Session, archive: Archive) -> list[Decision]:
    """Return what an archive would decide; all new rows of one kind are one decision."""
    empty = deciding.is_empty(session)
    gone = incoming.deleted(session)
    single: list[Decision] = []
    together: dict[str, list[Differing]] = defaultdict(list)
    for one in _differing(session, archive):
        if one.row["uuid"] in gone and one.new:
            continue
        if one.new and one.table in words.NEW:
            together[one.table].append(one)
        else:
            single.append(Decision(_said(one), _fate(one, empty=empty), (one,)))
    return single + [
        Decision(
            words.NEW[name].format(count=f"{len({one.key for one in all_of_it}):,}"),
            _fate(all_of_it[0], empty=empty),
            tuple(all_of_it),
        )
        for name, all_of_it in together.items()
    ]


def _differing(session: Session, archive: Archive) -> Iterator[Differing]:
    for name in TABLES:
        if name != "entry":
            yield from deciding.differing(session, name, archive.rows.get(name, []))
            continue
        entries = archive.reread("entry")
        while batch := list(islice(entries, _BATCH)):
            yield from deciding.differing(session, "entry", batch)


def _fate(one: Differing, *, empty: bool) -> Fate:
    if _is_never(one):
        return "never"
    return "taken" if empty and one.new else "asked"


def _is_never(one: Differing) -> bool:
    return one.table == "setting" and not deciding_settings.may_be_set(one.row["name"])


def _said(one: Differing) -> str:
    incoming_value, value_here = one.incoming_value, one.value_here
    if one.table == "setting":
        words_for = words.NEVER if _is_never(one) else words.SETTING
        there, here = (_value(one.row["name"], value) for value in (incoming_value, value_here))
        return words_for.format(name=one.row["name"][:_LONGEST], there=there, here=here)
    if one.table == "stand_in":
        here = words.UNDECIDED if one.new else _instead(value_here)
        return words.NAME.format(name=one.row["name"], there=_instead(incoming_value), here=here)
    if one.table == "preparation":
        return words.PREPARED_NEW if one.new else words.PREPARED
    what = words.WHAT[one.column]
    if first := _first_words(one):
        what += f" ({first})"
    there, here = (_switch(one.column, value) for value in (incoming_value, value_here))
    return words.SWITCH.format(what=what, there=there, here=here)


def _value(name: str, value: Any) -> str:
    if isinstance(value, dict):
        return f"{len(value)} of them"
    try:
        known = known_settings.named(name)
    except NotFound:
        return "unknown" if value is not None else "not set"
    if not setting_values.is_allowed(known, value):
        return "not set"
    return setting_values.said(known, value)[:_LONGEST] or "empty"


def _instead(instead: str) -> str:
    return f"'{instead}'" if instead else words.LEFT


def _switch(column: str, value: Any) -> str:
    if column == "share":
        return SHARE_WORDS[value]
    if isinstance(value, str):
        return value or words.USUAL
    return "yes" if value else "no"


def _first_words(one: Differing) -> str:
    texts: Sequence[str] = [
        str(one.row[name]) for name in ("title", "body", "text", "name", "day") if one.row.get(name)
    ]
    first = " ".join(texts[0].split()) if texts else ""
    return first if len(first) <= _LONGEST else f"{first[: _LONGEST - 3]}..."

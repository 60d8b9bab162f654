"""Bringing an archive in: everything is read and checked first, and only then written.

Entries are written in short transactions and stay hidden until the last one, as in every import;
an interrupted import is taken back. Rows of the other tables cannot be hidden, so they are all
written in that last transaction. On 2 shared cores 20,000 entries (24 MB) took 1.2 s to check and
8.5 s to bring in; somebody who kept writing meanwhile waited for 0.1 s at most. With as many
former versions (53 MB) the last transaction takes 2.4 s, and other writers wait for it once.
"""

import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from bondjournal.errors import JournalError, WrongUse
from bondjournal.exchange import archive_decisions
from bondjournal.exchange.archive import DAMAGED, FORMAT, TABLES
from bondjournal.exchange.archive_check import CHANGED, STREAMED, TABLE_OF_PART, Archive, read
from bondjournal.exchange.archive_decisions import Decision
from bondjournal.exchange.archive_rows import Values
from bondjournal.journal import deciding, imports, incoming, incoming_versions, ownership, tags
from bondjournal.journal.differing import Key
from bondjournal.journal.incoming_versions import Outcome
from bondjournal.journal.tables import Import, metadata
from bondjournal.open_journal import Journal, take_back_imports
from bondjournal.vault.database import give_way
from bondjournal.vault.lock import importing

BATCH = 200
"""How many entries one transaction writes, so that other writers wait for a moment at most."""


_BEGIN = 256
_ARCHIVE = re.compile(rf'\s*\{{\s*"format"\s*:\s*"{FORMAT}"')

Progress = Callable[[int, int], None]
Decide = Callable[[Sequence[Decision]], Iterable[Decision]]


@dataclass(frozen=True)
class RowCounts:
    """How many rows of an archive are new, known already, and left out because of a deletion."""

    new: int
    known: int
    left: int
    entries: int
    """How many entries are among the new rows."""
    decisions: tuple[Decision, ...] = ()
    """What the archive decides differently, each with what became, or would become, of it."""


def is_archive(path: Path) -> bool:
    """Return whether a file begins like an archive; False if there is no file."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            begin = file.read(_BEGIN).decode("utf-8-sig", "ignore")
    except OSError:
        return False
    return _ARCHIVE.match(begin) is not None


def count_rows(journal: Journal, path: Path) -> RowCounts:
    """Read and check everything, and count; nothing is written.

    Raises:
        WrongUse: it cannot be brought in.
    """
    archive = read(path)
    with journal.session() as session:
        _check_outside(session, archive)
        decisions = archive_decisions.found(session, archive)
        left_out = _keys(one for one in decisions if one.fate != "taken")
        counted = Counter(entries=0)
        for name in sorted(set(TABLE_OF_PART.values()) - {"tag"}):
            rows: Any = archive.reread(name) if name in STREAMED else archive.rows[name]
            known = incoming.known(session, name)
            for row in rows:
                if name in deciding.DECISIONS and (name, row["uuid"]) in left_out:
                    continue
                state = known(row)
                counted[state] += 1
                counted["entries"] += name == "entry" and state == "new"
    new, here, left = counted["new"], counted["known"], counted["left"]
    return RowCounts(new, here, left, counted["entries"], tuple(decisions))


def import_all(
    journal: Journal, path: Path, progress: Progress, decide: Decide = lambda _: ()
) -> RowCounts:
    """Read and check everything, then bring it in.

    Args:
        journal: the journal.
        path: the archive.
        progress: called with the entries done, and how many there are.
        decide: called with the decisions that have to be asked for; returns those to take. An
            empty journal takes decisions on new rows without asking.

    Raises:
        WrongUse: it cannot be brought in; nothing was written.
        InUse: another import is running.
    """
    archive = read(path)
    with journal.session() as session:
        _check_outside(session, archive)
        decisions = archive_decisions.found(session, archive)
    asked = [one for one in decisions if one.fate == "asked"]
    wanted = list(decide(asked)) if asked else []
    decisions = [replace(one, fate="taken") if one in wanted else one for one in decisions]
    with importing(journal.vault):
        try:
            taken = _write(journal, archive, progress, decisions)
        except (JournalError, IntegrityError) as error:
            with suppress(JournalError):
                take_back_imports(journal)
            if isinstance(error, JournalError):
                raise
            raise WrongUse("It does not fit with what is in this journal.", DAMAGED) from None
    return replace(taken, decisions=tuple(decisions))


def _keys(decisions: Iterable[Decision]) -> set[Key]:
    return {key for one in decisions for key in one.keys}


def _write(
    journal: Journal, archive: Archive, progress: Progress, decisions: Sequence[Decision]
) -> RowCounts:
    total, done = archive.counted["entry"], 0
    taken = _keys(one for one in decisions if one.fate == "taken")
    by_tag = {row["uuid"]: row for row in archive.rows["tag"]}
    run: Import | None = None
    placed: list[incoming.Placed] = []
    differing: list[Values] = []
    outcome = Outcome()
    rows = archive.reread("entry")
    while batch := list(islice(rows, BATCH)):
        with journal.transaction() as session:
            here = incoming.entries_here(session, batch)
            gone = incoming.deleted(session, [row["uuid"] for row in batch]) - set(here)
            new = [row for row in batch if row["uuid"] not in here and row["uuid"] not in gone]
            if new:
                if run is None:
                    run = imports.begin(session, "archive")
                    incoming.add_tags(session, archive.rows["tag"])
                # Emptying the trash meanwhile removes tags that no entry has yet.
                incoming.add_tags(session, _tags_of(new, by_tag))
                incoming.add_entries(session, run, deciding.settled(session, "entry", new, taken))
        outcome.gone |= gone
        outcome.new += len(new)
        outcome.known += len(here)
        outcome.left += len(gone)
        placed += [(row["uuid"], row["appointment_uuid"], row["therapist_uuid"]) for row in new]
        differing += [row for row in batch if _differs(row, here.get(row["uuid"]))]
        give_way()
        done += len(batch)
        progress(done, total)
    entries = outcome.new
    with journal.transaction() as session:
        _finish(session, archive, outcome, placed, differing, taken)
        wanted = [one for one in decisions if one.fate == "taken"]
        deciding.take(session, [each for one in wanted for each in one.about], outcome)
        if run is not None:
            imports.finish(session, run)
    return RowCounts(outcome.new, outcome.known, outcome.left, entries)


def _finish(
    session: Session,
    archive: Archive,
    outcome: Outcome,
    placed: list[incoming.Placed],
    differing: list[Values],
    taken: set[Key],
) -> None:
    outcome.gone |= incoming.deleted(session)
    for_good = incoming.deleted(session, why=("gone",))
    made_room = incoming.make_room(session, archive.rows["therapist"])
    wanted = {tags.uuid_of(name) for row in differing for name in row["tags"]}
    for name in TABLES:
        rows = archive.rows.get(name, [])
        if name == "tag":
            incoming.add_tags(session, [row for row in rows if row["uuid"] in wanted])
            rows = incoming.of_those_here(session, rows)
        if name == "capture":
            incoming.merge_captures(session, rows, outcome)
        elif name == "entry":
            incoming.place_entries(session, placed, outcome)
            here = incoming.entries_here(session, differing)
            for row in deciding.settled(session, "entry", differing, taken):
                if row["uuid"] in here:
                    incoming.merge_entry(session, here[row["uuid"]], row, outcome)
        else:
            incoming.merge_rows(
                session, name, deciding.settled(session, name, rows, taken), outcome
            )
    if made_room:
        ownership.assign_where_certain(session)
    tags.forget_unused(session)
    if archive.counted["version"]:
        versions, until = archive.reread("version"), incoming_versions.last_version(session)
        while batch := list(islice(versions, BATCH)):
            incoming_versions.merge_versions(session, batch, for_good, outcome, until)


def _tags_of(batch: list[Values], by_tag: dict[UUID, Values]) -> list[Values]:
    wanted = {tags.uuid_of(name) for row in batch for name in row["tags"]}
    if not wanted <= set(by_tag):
        raise WrongUse(CHANGED)
    return [by_tag[uuid] for uuid in wanted]


def _differs(row: Values, existing: Values | None) -> bool:
    return existing is not None and any(existing[name] != value for name, value in row.items())


def _check_outside(session: Session, archive: Archive) -> None:
    for (name, uuid), where in archive.outside.items():
        table = metadata.tables[name]
        found = select(table.c.uuid).where(table.c.uuid == uuid)
        if name == "tag" or session.execute(found).first() is None:
            raise WrongUse(f"{where}: It refers to something that is not there.", DAMAGED)

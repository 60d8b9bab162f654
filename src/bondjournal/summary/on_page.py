"""Putting things on a page, leaving them off, and ordering them."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from bondjournal.checks import check_page
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    entries,
    ownership,
    preparations,
    topics,
    values,
    versions,
    whole_entries,
)
from bondjournal.journal.tables import Entry, Topic
from bondjournal.summary import page_for, page_items, switch
from bondjournal.wording.on_page import STANDS_UNDER, WORDS_GO_WITH_LINE, left_off


def share(
    session: Session,
    names: Sequence[str],
    level: str | None = None,
    line: str = "",
    *,
    this_page: bool = False,
    asked: str = "next",
    therapist: str = "",
) -> list[str]:
    """Set how much of each named thing goes on a page; return what `put` returns.

    Args:
        session: the session.
        names: of entries, as `entries.named` takes them; of anything else, as `put` takes them.
        level: the share level; "only-me" leaves things off. None puts them on the page, an entry
            with the line that it has.
        line: of an entry, the one line the page carries.
        this_page: leaves things off this page alone, whatever may go on others.
        asked: which session the page is for, if not only entries are named.
        therapist: whose page it is, if several could be meant.

    Raises:
        NotFound: nothing has one of these names, or there is no such session or therapist.
        WrongUse: one may go on no page, or not on this therapist's, several could be meant, a name
            is several words, or as `put` says.
    """
    if any(" " in name.strip() for name in names):
        raise WrongUse("A name has no spaces in it.", WORDS_GO_WITH_LINE)
    found = {name: _entry(session, name) for name in names}
    if this_page:
        page = page_for.meant(session, asked, therapist)
        ids = [entry.uuid.hex if entry else name for name, entry in found.items()]
        leave(session, *page, ids, this_page=True)
        return [left_off(len(ids), every_page=False)]
    rest = [name for name, entry in found.items() if entry is None]
    sentences: list[str] = []
    if rest:  # before anything changes, so that numbers are those of the list
        page = page_for.meant(session, asked, therapist)
        if level == "only-me":
            leave(session, *page, rest)
        else:
            sentences = put(session, *page, rest, line=line, whole=level == "as-written")
    if therapist or asked != "next":
        therapist_uuid, _ = page_for.meant(session, asked, therapist)
        for entry in filter(None, found.values()):
            ownership.check_may_stand(session, entry, therapist_uuid)
    for entry in filter(None, found.values()):
        _share(session, entry, level, line)
    if level == "only-me":
        sentences.append(left_off(len(found), every_page=not rest))
    return sentences


def entry_of(session: Session, names: Sequence[str]) -> values.Entry | None:
    """Return the entry that is named, or None if there are several names or it is no entry.

    Raises:
        WrongUse: it was written behind the third door.
    """
    entry = _entry(session, names[0]) if len(names) == 1 else None
    if entry is None:
        return None
    check_page(entry.door)
    return whole_entries.find(session, entry.uuid)


def put(
    session: Session,
    therapist: UUID,
    appointment: UUID | None,
    names: Sequence[str],
    *,
    line: str = "",
    whole: bool = False,
) -> list[str]:
    """Put things on a page; return what the therapist sees of them beyond their own words.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the session it is for.
        names: numbers of `page_items.of_page`, beginnings of ids, or words that name one.
        line: of an entry, the one line the page carries.
        whole: of an entry, whether the page carries it as it was written.

    Raises:
        NotFound: nothing has one of these names.
        WrongUse: several ids begin like that, nobody said how an entry goes on the page, something
            has no switch of its own, or a line is given for anything but an entry.
    """
    preparations.for_page(session, therapist, appointment, begun=True)
    found = page_items.named(session, therapist, appointment, names)
    for one in found:
        if line and one.kind != "entry":
            raise WrongUse("Just entries can have a line for the page.")
        if one.kind == "topic" and one.uuid:
            topics.take_in(session, versions.existing(session, Topic, one.uuid))
        elif one.kind == "entry" and one.uuid:
            entry = versions.existing(session, Entry, one.uuid)
            _share(session, entry, "as-written" if whole else None, line)
        elif one.offered:
            switch.set_on_page(session, therapist, appointment, one.offered, on=True)
    return [one.shows for one in found if one.shows]


def leave(
    session: Session,
    therapist: UUID,
    appointment: UUID | None,
    names: Sequence[str],
    *,
    this_page: bool = False,
) -> None:
    """Leave things off a page. They stay in the journal.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the session it is for.
        names: as for `put`.
        this_page: whether an entry may still go on other pages.

    Raises:
        NotFound: nothing has one of these names.
        WrongUse: several ids begin like that, or one has no switch of its own.
    """
    page = preparations.for_page(session, therapist, appointment, begun=True)
    for one in page_items.named(session, therapist, appointment, names):
        if one.kind == "topic" and one.uuid:
            topics.end(session, versions.existing(session, Topic, one.uuid), "kept")
        elif one.kind == "entry" and one.uuid and this_page:
            preparations.leave_off(session, page.prepared, one.uuid, off=True)
        elif one.kind == "entry" and one.uuid:
            _share(session, versions.existing(session, Entry, one.uuid), "only-me")
        elif one.offered:
            switch.set_on_page(session, therapist, appointment, one.offered, on=False)


def arrange(
    session: Session, therapist: UUID, appointment: UUID | None, names: Sequence[str]
) -> None:
    """Put these things in this order among their places; all others keep theirs.

    Raises:
        NotFound: nothing has one of these names.
        WrongUse: several ids begin like that, or one has no place of its own or is not on the page.
    """
    preparations.for_page(session, therapist, appointment, begun=True)
    found = page_items.named(session, therapist, appointment, names)
    for one in found:
        if one.offered is not None and one.offered.under_topic:
            raise WrongUse(STANDS_UNDER)
        if one.kind != "topic" and not (one.offered is not None and one.offered.ordered):
            if one.on:
                raise WrongUse("Entries, moments and numbers are in order of date.")
            raise WrongUse(
                "That is not on the page, so it has no place there.", "Put it on the page first."
            )
    topics.arrange(session, [one.uuid for one in found if one.kind == "topic" and one.uuid])
    rest = [one.uuid for one in found if one.kind != "topic" and one.uuid]
    preparations.put_in_order(session, therapist, appointment, rest)


def _entry(session: Session, name: str) -> Entry | None:
    try:
        return entries.named(session, name)
    except (NotFound, WrongUse):
        return None


def _share(session: Session, entry: Entry, level: str | None, line: str = "") -> None:
    """Set what of an entry may go on a page; without a level, its line."""
    if level != "only-me":
        check_page(entry.door)
        preparations.put_back(session, entry.uuid)
    if level not in (None, "gist"):
        entries.edit(session, entry, entries.Changes(share=level))
    elif line or entry.gist:
        if line or entry.share == "only-me":
            entries.edit(session, entry, entries.Changes(share="gist", gist=line or None))
    elif entry.share == "only-me":
        raise WrongUse(
            "How that entry goes on the page is up to you.",
            "Use --line WORDS for one line about it, or --all for its text.",
        )

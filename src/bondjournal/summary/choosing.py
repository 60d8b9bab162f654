"""What is chosen for a page besides topics: one list by kind, each row on or off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.journal import entries, preparations, ratings, settings
from bondjournal.summary import interval, page_items, switch, unclaimed
from bondjournal.summary.offered import Offered
from bondjournal.summary.page_items import PageItem
from bondjournal.summary.parts import Part, as_lines, of_item
from bondjournal.summary.unclaimed import Unclaimed
from bondjournal.wording import ON_PAGE, preparing, whose
from bondjournal.wording import on_page as words


@dataclass(frozen=True, slots=True)
class Choosable:
    """One row of what is chosen: one thing, or all ratings of the last session."""

    items: tuple[PageItem, ...]
    words: str
    unclaimed: Unclaimed | None = None
    """What it is if it is on no page of this therapist until somebody says so."""

    @property
    def kind(self) -> str:
        """The kind of thing, as `wording.on_page.KINDS` names it; "entry" for an entry."""
        return self.items[0].kind

    @property
    def in_fewer_words(self) -> str:
        """Its words, where a list is narrow: numbers say out of how many only once."""
        return self.words if self.kind != "rating" else self.words.replace(" of 10, ", ", ")

    @property
    def key(self) -> tuple[str, str]:
        """What identifies it among all rows."""
        first = self.items[0]
        kind = f"{self.margin} {first.kind}" if self.unclaimed else first.kind
        return kind, first.uuid.hex if first.uuid else ""

    @property
    def entry(self) -> entries.Line | None:
        """The entry, if it is one."""
        return self.items[0].entry

    @property
    def on(self) -> bool:
        """Whether any of it is on the page."""
        return any(one.on for one in self.items)

    @property
    def state(self) -> str:
        """Whether it is on the page, in words of at most 15 characters."""
        on = [one for one in self.items if one.on]
        if len(on) not in (0, len(self.items)):
            return preparing.ALONE.format(names=", ".join(one.key for one in on))
        return self.items[0].state.removesuffix(f", {words.UNDER}")

    @property
    def asks(self) -> bool:
        """Whether nobody said yet what of it may go on any page."""
        return self.entry is not None and self.entry.share == "only-me"

    @property
    def margin(self) -> str:
        """What stands beside it: its kind, or whose it is."""
        if self.unclaimed is not None:
            return whose.margin(self.unclaimed.owner)
        return words.KINDS.get(self.kind, "")

    @property
    def is_nobodys(self) -> bool:
        """Whether it belongs to none of the therapists yet."""
        return self.unclaimed is not None and not self.unclaimed.owner

    @property
    def offered(self) -> list[Offered]:
        """What of it is not an entry."""
        return [one.offered for one in self.items if one.offered is not None]

    @property
    def under_topic(self) -> bool:
        """Whether it stands under a topic, without a switch of its own."""
        return any(one.under_topic for one in self.offered)

    @property
    def ordered(self) -> bool:
        """Whether its place on the page is chosen too."""
        return any(one.ordered for one in self.offered)

    @property
    def only_on(self) -> "Choosable":
        """What of it is on the page; all of it if nothing is."""
        return replace(self, items=tuple(one for one in self.items if one.on) or self.items)

    @property
    def off_words(self) -> str:
        """What is said once it is left off."""
        return preparing.LEFT_OFF[self.turned().state == words.NOT_THIS_TIME]

    def turned(self) -> "Choosable":
        """Return the row as it will be once it is put on the page, or left off."""
        on = not self.on
        return replace(self, items=tuple(_turned(one, on=on) for one in self.items))

    def part_of(self, found: Sequence[Part]) -> Part | None:
        """Return the part of the page that shows it; None if none does."""
        parts = (of_item(found, one.kind, one.uuid) for one in self.items if one.on)
        return next(filter(None, parts), None)

    def says(self, found: Sequence[Part]) -> tuple[str, str]:
        """Return where the page shows it, if under a topic, and what it says of it.

        Args:
            found: the parts of the page, with names replaced.
        """
        if self.unclaimed is not None:
            return "", whose.on_no_page(self.unclaimed.owner)
        if not self.on:
            off = self.items[0].state == words.NOT_THIS_TIME
            if self.asks:
                return "", preparing.SPACE_CHOOSES
            return "", preparing.NOT_THIS_TIME if off else preparing.SPACE_PUTS
        part = self.part_of(found)
        if part is None:
            return "", preparing.SAYS_NOTHING
        where = words.UNDER_TOPIC.format(number=part.topic) if part.topic else ""
        return where, "\n".join(as_lines(part.blocks("full")))


def of_page(session: Session, therapist: UUID, appointment: UUID | None) -> list[Choosable]:
    """Return everything that is chosen for a page: entries by their day, then the rest by kind.

    Last comes what is not this therapist's: nobody's so far, and the other therapists' things.
    """
    found = page_items.of_page(session, therapist, appointment)
    noted = [one for one in found if one.entry]
    noted.sort(key=lambda one: one.entry.cursor if one.entry else ())
    rest = [one for one in found if not one.entry and one.kind != "topic"]
    rows = [Choosable((one,), _words_of(one.entry)) for one in noted if one.entry]
    for kind, alike in groupby(rest, key=attrgetter("kind")):
        items = tuple(alike)
        if kind == "rating":
            rows.append(Choosable(items, _numbers(session, therapist, appointment)))
        else:
            rows += [Choosable((one,), one.words) for one in items]
    page, today = (therapist, appointment), settings.today(session)
    others = unclaimed.of_page(session, *page, today=today)
    others += unclaimed.of_others(session, *page, today=today)
    return [*rows, *(_unclaimed(one, today.year) for one in others)]


def _unclaimed(one: Unclaimed, year: int) -> Choosable:
    state = words.OFF if one.owner else preparing.NOT_DECIDED_YET
    before = dates.short(one.day, year) if one.day else ""
    if one.owner and not before:
        before = words.KINDS.get(one.kind, one.kind)
    said = f"{before}: {one.words}" if before else one.words
    item = PageItem(one.kind, one.words, on=False, state=state, uuid=one.uuid)
    return Choosable((item,), said, one)


def turn(
    session: Session,
    therapist: UUID,
    appointment: UUID | None,
    row: Choosable,
    *,
    on: bool,
    order: Sequence[UUID] = (),
) -> None:
    """Put a row on this page, or leave it off this page alone.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the session it is for.
        row: the row.
        on: whether it goes on the page.
        order: the new order of the rows on the page.

    Raises:
        WrongUse: it has no switch, or nobody said yet what of an entry may go on a page.
        NotFound: it was deleted in the meantime.
    """
    if row.entry is not None:
        if on and row.asks:
            raise WrongUse("How that entry goes on the page is up to you.")
        page = preparations.for_page(session, therapist, appointment, begun=True)
        preparations.leave_off(session, page.prepared, row.entry.uuid, off=not on)
    for one in row.items:
        if one.offered is not None:
            switch.set_on_page(session, therapist, appointment, one.offered, on=on, order=order)


def any_before(session: Session, therapist: UUID, appointment: UUID | None) -> bool:
    """Return whether a page was written before the one for a session."""
    page = preparations.for_page(session, therapist, appointment)
    return preparations.last_written(session, page.therapist, page.appointment) is not None


def since(session: Session, therapist: UUID, appointment: UUID | None) -> date | None:
    """Return the first day whose entries may be on a page; None for all of them."""
    page = preparations.for_page(session, therapist, appointment)
    today = settings.today(session)
    return interval.before(session, page.therapist, page.appointment, today).since


def _turned(item: PageItem, *, on: bool) -> PageItem:
    if item.offered is not None:
        offered = replace(item.offered, on=on)
        return replace(item, on=on, state=offered.state, offered=offered)
    share = item.entry.share if item.entry else ""
    return replace(item, on=on, state=ON_PAGE[share] if on else words.NOT_THIS_TIME)


def _words_of(line: entries.Line) -> str:
    return line.title or line.words


def _numbers(session: Session, therapist: UUID, appointment: UUID | None) -> str:
    """Return the ratings of the last session: "28 April: heard 5 of 10, safe 7 of 10"."""
    page = preparations.for_page(session, therapist, appointment)
    today = settings.today(session)
    last = interval.before(session, page.therapist, page.appointment, today).last
    if last is None:
        return ""
    rated = (f"{one.scale} {one.value} of 10" for one in ratings.of_session(session, last.uuid))
    return f"{dates.short(last.day, today.year)}: {', '.join(rated)}"

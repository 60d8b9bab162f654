"""What may be put on a page besides entries and topics, and whether it is there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.journal import gaps, ownership, preparations, ratings, settings, usual
from bondjournal.journal.dumps import TABLES
from bondjournal.journal.tables import (
    Appointment,
    Goal,
    GoalRating,
    Moment,
    Practical,
    Preparation,
    Row,
    Therapist,
    Topic,
    TopicMaterial,
    Tried,
)
from bondjournal.kinds import PAGE_LISTS
from bondjournal.scales import LABELS
from bondjournal.summary import interval, own_words
from bondjournal.summary.chosen import Chosen
from bondjournal.summary.inline import is_blank
from bondjournal.summary.interval import Interval
from bondjournal.summary.language_pack import words_in
from bondjournal.summary.words import Words as Lines
from bondjournal.wording import counted
from bondjournal.wording import on_page as words

_ORDERED = {"tried", "goal", "practical", *(one.offered_as for _, one in PAGE_LISTS.values())}
"""Kinds, besides topics, whose order on the page the person chooses."""

_SomeRow = TypeVar("_SomeRow", bound=Row)


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that may be on the page. `words` are in full, with names as they were typed."""

    kind: str
    """One of `wording.on_page.KINDS`."""
    words: str
    on: bool
    uuid: UUID | None = None
    shows: str = ""
    """What the therapist sees if it is switched on; empty if the words say it all."""
    in_brief: str = ""
    """What `shows` says, where the label beside it says the rest."""
    under_topic: bool = False
    """Whether it stands under a topic, and therefore nowhere else on the page."""
    before: bool = False
    """Whether it was on the last page that was written."""

    @property
    def key(self) -> tuple[str, str]:
        """What identifies it among everything offered."""
        return self.kind, self.uuid.hex if self.uuid else ""

    @property
    def state(self) -> str:
        """Whether it is on the page, in words."""
        if self.under_topic:
            return words.UNDER
        if self.before:
            return words.AS_BEFORE if self.on else words.NOT_THIS_TIME
        return words.ON if self.on else words.OFF

    @property
    def ordered(self) -> bool:
        """Whether its place on the page is chosen too."""
        return self.on and self.kind in _ORDERED


def the_rest(
    session: Session, therapist: UUID, appointment: UUID | None, *, today: date
) -> list[Offered]:
    """Return everything that may be on the page, in the order of the page."""
    page = preparations.for_page(session, therapist, appointment)
    between = interval.before(session, page.therapist, page.appointment, today)
    last = between.last
    before = preparations.last_written(session, page.therapist, page.appointment)
    offer = _Offer(session, page.therapist, page.prepared, today, between, before)
    found = [*offer.ratings(last), *offer.words_about(last)]
    found += [*offer.moments(), *offer.tried()]
    found += offer.lists()
    found += [*offer.goals(), *offer.practical()]
    if any(one.kind in ("rating", "goal") for one in found):
        place = sum(one.kind == "rating" for one in found)
        found[place:place] = offer.numbers(last if place else None)
    return [*found, *offer.top(known=last is not None, dated=page.appointment is not None)]


def askable(
    session: Session,
    therapist: Therapist,
    appointment: Appointment | None,
    prepared: Preparation,
    owner: UUID | None,
    *,
    today: date,
) -> list[Offered]:
    """Return what another therapist owns, or nobody, and could be on the page once that changes.

    Entries and topics are left out.
    """
    between = interval.before(session, therapist, appointment, today)
    condition = partial(ownership.askable_condition, session, owner=owner)
    offer = _Offer(session, therapist, prepared, today, between, askable=condition)
    found = [*offer.moments(), *offer.tried(), *offer.lists()]
    return [*found, *offer.goals(), *offer.practical()]


@dataclass(frozen=True, slots=True)
class _Offer:
    """What is offered for one page."""

    session: Session
    therapist: Therapist
    prepared: Preparation
    today: date
    between: Interval
    before: Preparation | None = None
    """The preparation of the last page that was written."""
    askable: Callable[[type[Row]], ColumnElement[bool]] | None = None
    """The condition on what is offered, instead of that it may stand on the page."""

    @property
    def lines(self) -> Lines:
        """The lines of the page; as they come where the person left one out."""
        found = own_words.for_therapist(self.session, self.therapist.uuid)
        as_they_come = words_in(found.language).texts()
        left_out = [name for name in found.own if not found.texts()[name]]
        return found.changed({name: as_they_come[name] for name in left_out})

    def _is_offered(self, noun: type[Row]) -> ColumnElement[bool]:
        if self.askable is not None:
            return self.askable(noun)
        return ownership.on_page_condition(self.session, noun, self.therapist.uuid)

    def ratings(self, last: Appointment | None) -> Iterator[Offered]:
        for row in ratings.of_session(self.session, last.uuid) if last else ():
            rated = f"{LABELS[row.scale]} {row.value}"
            yield Offered(
                "rating", f"{rated}: {row.line}" if row.line else rated, row.on_page, row.uuid
            )

    def numbers(self, last: Appointment | None) -> Iterator[Offered]:
        if last is not None:
            value, told = self._usual(last)
            beside = words.USUAL_BESIDE.format(usual=f" of {value}" if value else "")
            shows = words.USUAL.format(told=told) if value else words.NO_USUAL
            yield self._switch("usual", beside, shows=shows, in_brief=told)
        yield self._switch("numbers", "all numbers")

    def _switch(self, kind: str, words: str, *, shows: str = "", in_brief: str = "") -> Offered:
        """Return what a field of the preparation switches."""
        on, before = getattr(self.prepared, kind), bool(self.before and getattr(self.before, kind))
        return Offered(kind, words, on, shows=shows, in_brief=in_brief, before=before)

    def _usual(self, last: Appointment) -> tuple[str, str]:
        """Return the usual, and the same with from how many shared ratings it is told.

        Without enough ratings the first is empty, and the second says from when there is one.
        """
        rows = Chosen(self.session, self.therapist, self.prepared, self.between, self.today)
        found = {
            rating.scale: values
            for rating in ratings.of_session(self.session, last.uuid)
            if rating.on_page and (values := rows.shared_before(rating.scale, last))
        }
        usuals = {scale: usual.usual(values) for scale, values in found.items()}
        shown = {scale: f"{value:g}" for scale, value in usuals.items() if value is not None}
        if not shown:
            return "", words.USUAL_LATER
        each = [f"{value} for {scale}" for scale, value in shown.items()]
        value = each[0].split()[0] if len(set(shown.values())) == 1 else " and ".join(each)
        counts = {len(found[scale]) for scale in shown}
        number = f"{counted(counts.pop())} shared ratings" if len(counts) == 1 else "shared ratings"
        return value, words.USUAL_TOLD.format(usual=value, ratings=number)

    def words_about(self, last: Appointment | None) -> Iterator[Offered]:
        if last is not None and last.wished.strip():
            words = f"{self.lines.wished} {last.wished}".lstrip()
            yield Offered("wished", words, last.wished_on_page, last.uuid)
        if last is not None and last.unsaid.strip():
            words = f"{self.lines.unsaid} {last.unsaid}".lstrip()
            yield Offered("unsaid", words, last.unsaid_on_page, last.uuid)

    def moments(self) -> Iterator[Offered]:
        for row in sorted(self._all(Moment), key=lambda row: (row.day, row.id)):
            day = dates.short(row.day, self.today.year)
            yield from self._row("moment", row, f"{day}: {row.text}", recent=row.day)

    def tried(self) -> Iterator[Offered]:
        under = self._under_topics()
        for row in self._in_order(Tried):
            words = f"{row.what}, {row.how_it_went}" if row.how_it_went else row.what
            if row.uuid in under:
                yield Offered("tried", words, on=True, uuid=row.uuid, under_topic=True)
            elif row.state != "let-go" or preparations.is_chosen(self.prepared, row.uuid):
                touched = row.edited_at.date() if row.edited_at else row.day
                recent = self.today if row.state == "open" else max(row.day, touched)
                yield from self._row("tried", row, words, recent=recent)

    def _under_topics(self) -> set[UUID]:
        """Return what was tried that stands under an open topic, if it says how it went."""
        query = (
            select(TopicMaterial.tried_uuid, Tried.how_it_went)
            .join(Topic, col(Topic.uuid) == col(TopicMaterial.topic_uuid))
            .join(Tried, col(Tried.uuid) == col(TopicMaterial.tried_uuid))
            .where(
                Topic.state == "open",
                Topic.therapist_typed == "",
                ownership.on_page_condition(self.session, Topic, self.therapist.uuid),
            )
        )
        return {
            uuid
            for uuid, words in self.session.exec(query)
            if uuid is not None and not is_blank(words)
        }

    def lists(self) -> Iterator[Offered]:
        for kind, one in PAGE_LISTS.values():
            for row in self._in_order(TABLES[kind.name]):
                if all(getattr(row, column) == value for column, value in one.only.items()):
                    words = getattr(row, kind.needed)
                    yield from self._row(one.offered_as, row, words, recent=_kept_on(row))

    def goals(self) -> Iterator[Offered]:
        """Offer the goals that have a number, since a page shows nothing of the others."""
        for row in self._in_order(Goal):
            value = self.session.exec(
                select(GoalRating.value)
                .where(GoalRating.goal_uuid == row.uuid, col(GoalRating.day) <= self.today)
                .order_by(col(GoalRating.day).desc())
            ).first()
            chosen = preparations.is_chosen(self.prepared, row.uuid)
            if value is not None and (chosen or not row.ended):
                yield from self._row("goal", row, f"{row.words}: {value}", recent=self.today)

    def practical(self) -> Iterator[Offered]:
        for row in self._in_order(Practical):
            if not row.asked:
                yield from self._row("practical", row, row.text, recent=self.today)

    def top(self, *, known: bool, dated: bool) -> Iterator[Offered]:
        name = settings.get(self.session, "page.name")
        signed = words.SIGNED.format(name=name) if name else words.NOT_SIGNED
        yield Offered("name", signed, bool(name), before=bool(name and self.before))
        yield self._switch("read_together", self.lines.read_together)
        yield self._switch("hand_back", self.lines.hand_back)
        if dated:
            return  # The title then names the day, not a first session.
        if not known or self.prepared.first_session:
            yield Offered("first_session", self.lines.title_first, self.prepared.first_session)

    def _row(self, kind: str, row: Row, words: str, *, recent: date) -> Iterator[Offered]:
        on = preparations.is_chosen(self.prepared, row.uuid)
        if on or recent >= self.today - gaps.OFFERED:
            before = self.before is not None and preparations.is_chosen(self.before, row.uuid)
            yield Offered(kind, words, on, row.uuid, before=before)

    def _all(self, noun: type[_SomeRow]) -> list[_SomeRow]:
        return list(self.session.exec(select(noun).where(self._is_offered(noun))))

    def _in_order(self, noun: type[_SomeRow]) -> list[_SomeRow]:
        """Return the chosen rows of a noun in the order chosen, then the others by their place."""
        order = {one: place for place, one in enumerate(self.prepared.chosen)}
        last = len(order)
        return sorted(
            self._all(noun),
            key=lambda row: (order.get(row.uuid.hex, last), getattr(row, "place", 0), row.id),
        )


def _kept_on(row: Row) -> date:
    """Return a row's day, or the day it was kept if it has none."""
    day: date = getattr(row, "day", row.kept_at.date())
    return day

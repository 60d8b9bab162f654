"""The rows of the journal that a page may show, each as its part of the Page."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from bondjournal.journal import (
    appointments,
    entries,
    ownership,
    preparations,
    tables,
    topics,
    usual,
)
from bondjournal.journal.dumps import TABLES
from bondjournal.journal.tables import (
    Appointment,
    Entry,
    GoalRating,
    Preparation,
    Rating,
    Row,
    Therapist,
    TopicMaterial,
)
from bondjournal.kinds import PAGE_LISTS
from bondjournal.scales import NAMES
from bondjournal.summary.inline import is_blank
from bondjournal.summary.interval import Interval
from bondjournal.summary.page import Goal, Listed, Moment, Note, Score, Topic, Trial

_SomeRow = TypeVar("_SomeRow", bound=Row)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows for one page: of one therapist, as prepared, since the last session."""

    session: Session
    therapist: Therapist
    prepared: Preparation
    between: Interval
    today: date

    def rows_of(self, noun: type[_SomeRow]) -> list[_SomeRow]:
        """Return the rows of a noun that were chosen, in the order chosen."""
        order = {UUID(hex=one): place for place, one in enumerate(self.prepared.chosen)}
        chosen = select(noun).where(col(noun.uuid).in_(order), self.may_stand(noun))
        return sorted(self.session.exec(chosen), key=lambda row: order[row.uuid])

    def may_stand(self, noun: type[Row]) -> ColumnElement[bool]:
        """Return the condition that a row of a noun may stand on this therapist's page."""
        return ownership.on_page_condition(self.session, noun, self.therapist.uuid)

    def topics(self) -> tuple[tuple[Topic, ...], set[UUID]]:
        """Return the open topics in order, and the uuids of what stands under them."""
        on_page = topics.on_page(self.session, self.therapist.uuid)
        rows = [row for row in on_page if not is_blank(row.text)]
        rows.sort(key=lambda row: (not row.first, row.place, row.id))
        used: set[UUID] = set()
        found = tuple(
            Topic(
                row=row.uuid,
                text=row.text,
                more=row.more,
                first=row.first and number == 0,
                material=self._material(row, used),
            )
            for number, row in enumerate(rows)
        )
        return found, used

    def _material(self, topic: tables.Topic, used: set[UUID]) -> tuple[Note | Trial, ...]:
        query = select(TopicMaterial).where(TopicMaterial.topic_uuid == topic.uuid)
        query = query.order_by(col(TopicMaterial.place), col(TopicMaterial.id))
        found: list[Note | Trial] = []
        for row in self.session.exec(query):
            uuid = row.row_uuid
            if uuid in used:
                continue
            made = self._note_under_topic(uuid) if row.entry_uuid else self._trial(uuid)
            if made:
                used.add(uuid)
                found.append(made)
        return tuple(found)

    def _note_under_topic(self, uuid: UUID) -> Note | None:
        if preparations.is_left_off(self.prepared, uuid):
            return None
        entry = self.session.exec(
            select(Entry).where(
                Entry.uuid == uuid,
                col(Entry.share) != "only-me",
                entries.visible(),
                entries.waits_for_no_name(),
                self.may_stand(Entry),
            )
        ).first()
        return self._note(entry, title="") if entry else None

    def _trial(self, uuid: UUID) -> Trial | None:
        query = select(tables.Tried).where(tables.Tried.uuid == uuid, self.may_stand(tables.Tried))
        row = self.session.exec(query).first()
        if row is None or is_blank(row.how_it_went):
            return None
        return Trial(row=row.uuid, what=row.what, how_it_went=row.how_it_went)

    def _note(self, entry: Entry, title: str) -> Note | None:
        last = self.between.last
        after = last is not None and entry.appointment_uuid == last.uuid
        if entry.share == "as-written":
            if is_blank(entry.body):
                return None
            return Note(row=entry.uuid, day=entry.day, title=title, body=entry.body, after=after)
        if is_blank(entry.gist):
            return None
        return Note(
            row=entry.uuid,
            day=entry.day,
            title=title,
            line=entry.gist,
            quotes=tuple(entry.quotes),
            after=after,
        )

    def stayed(self, used: set[UUID]) -> tuple[Note, ...]:
        """Return the entries shared since the last session that stand under no topic, by date."""
        query = select(Entry).where(
            col(Entry.share).in_(("gist", "as-written")),
            col(Entry.day) <= self.today,
            entries.visible(),
            entries.waits_for_no_name(),
            self.may_stand(Entry),
        )
        if self.between.since:
            later: ColumnElement[bool] = col(Entry.day) >= self.between.since
            if last := self.between.last:
                if last.timed:
                    later = col(Entry.at) >= last.at
                later = or_(later, col(Entry.appointment_uuid) == last.uuid)
            query = query.where(later)
        rows = self.session.exec(query.order_by(col(Entry.at), col(Entry.id)))
        notes = (
            self._note(entry, entry.title)
            for entry in rows
            if entry.uuid not in used
            and self.between.holds(entry)
            and not preparations.is_left_off(self.prepared, entry.uuid)
        )
        return tuple(note for note in notes if note)

    def tried(self, used: set[UUID]) -> tuple[Trial, ...]:
        """Return what was tried and stands under no topic."""
        return tuple(
            Trial(row=row.uuid, what=row.what, how_it_went=row.how_it_went)
            for row in self.rows_of(tables.Tried)
            if row.uuid not in used
        )

    def moments(self) -> tuple[Moment, ...]:
        """Return the moments, by date."""
        by_day = sorted(self.rows_of(tables.Moment), key=lambda row: (row.day, row.id))
        return tuple(Moment(row=row.uuid, day=row.day, text=row.text) for row in by_day)

    def scores(self) -> tuple[Score, ...]:
        """Return the last session's ratings whose switch is on, Heard first."""
        last = self.between.last
        if last is None:
            return ()
        rows = self.session.exec(
            select(Rating).where(Rating.appointment_uuid == last.uuid, col(Rating.on_page))
        )
        return tuple(
            Score(
                row=row.uuid,
                scale=row.scale,
                value=row.value,
                usual=self._usual(row.scale, last) if self.prepared.usual else None,
                days_after=max((row.rated_on - last.day).days, 0),
                line=row.line,
            )
            for row in sorted(rows, key=lambda row: NAMES.index(row.scale))
        )

    def _usual(self, scale: str, last: Appointment) -> float | None:
        """Return a scale's usual number before an appointment, from shared ratings alone."""
        return usual.usual(self.shared_before(scale, last))

    def shared_before(self, scale: str, last: Appointment) -> list[int]:
        """Return the shared ratings that a scale's usual number is taken from, oldest first."""
        query = (
            select(col(Rating.value), col(Appointment.day))
            .join(Appointment, col(Rating.appointment_uuid) == col(Appointment.uuid))
            .where(
                Appointment.therapist_uuid == self.therapist.uuid,
                Rating.scale == scale,
                col(Rating.on_page),
                col(Appointment.at) < last.at,
                col(Appointment.state).in_(appointments.HAPPENS),
            )
            .order_by(col(Appointment.at), col(Appointment.id))
        )
        rated = [(value, day) for value, day in self.session.exec(query)]
        return usual.since_fresh_start(rated, last.day)[-usual.SPAN :]

    def lists(self) -> tuple[Listed, ...]:
        """Return the lists that have chosen rows; each stands in one line of the page."""
        found: list[Listed] = []
        for name, (kind, one) in PAGE_LISTS.items():
            rows = [
                row
                for row in self.rows_of(TABLES[kind.name])
                if all(getattr(row, column) == value for column, value in one.only.items())
            ]
            texts = tuple(getattr(row, kind.needed) for row in rows)
            found.append(Listed(name=name, texts=texts, rows=tuple(row.uuid for row in rows)))
        return tuple(one for one in found if one.texts)

    def goals(self) -> tuple[Goal, ...]:
        """Return the rated goals, each with its latest number and the one before."""
        return tuple(goal for row in self.rows_of(tables.Goal) if (goal := self._goal(row)))

    def _goal(self, row: tables.Goal) -> Goal | None:
        query = select(GoalRating).where(
            GoalRating.goal_uuid == row.uuid, col(GoalRating.day) <= self.today
        )
        rated = self.session.exec(query.order_by(col(GoalRating.day).desc()).limit(2)).all()
        if not rated:
            return None
        latest, *before = rated
        last = self.between.last
        return Goal(
            row=row.uuid,
            words=row.words,
            value=latest.value,
            day=latest.day,
            now=last is not None and latest.day > last.day,
            earlier=before[0].value if before else None,
            earlier_day=before[0].day if before else None,
        )

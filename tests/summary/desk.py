"""Rows of one therapist, put down by hand, and the page they make."""

from datetime import UTC, date, datetime, time, timedelta

from bondjournal.journal import ownership, therapists
from bondjournal.journal.tables import (
    Appointment,
    Entry,
    Preparation,
    Rating,
    Therapist,
)
from bondjournal.summary.choose import choose

TODAY = date(2026, 5, 11)
LAST = date(2026, 4, 28)
NEXT = date(2026, 5, 12)


class Desk:
    """Rows of one therapist, and the page they make."""

    def __init__(self, session):
        self.session = session
        self.therapist = therapists.usual_one(session)
        self.prepared = {}
        self.chosen = []

    def add(self, row, *, chosen=False):
        if isinstance(row, Therapist):
            ownership.assign_where_certain(self.session)
        ownership.assign_new(self.session, row)
        self.session.add(row)
        self.session.flush()
        if chosen:
            self.chosen.append(row.uuid.hex)
        return row

    def appointment(self, day, state="attended", *, hour=None, therapist=None, **more):
        at = datetime.combine(day, time(hour or 12), UTC)
        return self.add(
            Appointment(
                therapist_uuid=(therapist or self.therapist).uuid,
                at=at,
                zone="UTC",
                day=day,
                timed=hour is not None,
                state=state,
                **more,
            )
        )

    def entry(self, day, share="as-written", *, hour=12, body="Body.", **more):
        at = datetime.combine(day, time(hour), UTC)
        return self.add(Entry(at=at, zone="UTC", day=day, share=share, body=body, **more))

    def rating(self, appointment, value=8, scale="heard", *, after=0, on_page=True, **more):
        day = appointment.day + timedelta(days=after)
        at = datetime.combine(day, time(20), UTC)
        return self.add(
            Rating(
                appointment_uuid=appointment.uuid,
                scale=scale,
                value=value,
                rated_at=at,
                rated_on=day,
                on_page=on_page,
                **more,
            )
        )

    def prepare(self, appointment=None, **more):
        self.add(
            Preparation(
                therapist_uuid=self.therapist.uuid,
                appointment_uuid=appointment.uuid if appointment else None,
                **({"chosen": self.chosen} | more),
            )
        )

    def page(self, appointment=None, today=TODAY, **more):
        return choose(self.session, self.therapist, appointment, today=today, **more)

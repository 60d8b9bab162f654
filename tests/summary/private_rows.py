"""Rows of every noun that no page may show or count."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from sqlmodel import select

from bondjournal import scales
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.journal import additions, moments, ownership, preparations, tables
from bondjournal.journal.tables import Appointment, Entry, GoalRating, Rating, Topic, TopicMaterial

LAST = date(2026, 4, 28)
CANARY = "CANARY and *markup*\n\n# more of it\n\n- of Ilse"


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


class PrivateRows:
    """Adds private rows to the golden interval; `choice` decides what is left open."""

    def __init__(self, session, choice):
        self.session = session
        self.choice = choice
        appointments = list(session.exec(select(Appointment).order_by(Appointment.at)))
        self.therapist = appointments[0].therapist_uuid
        self.past, self.planned = appointments[:-1], appointments[-1]
        self.last = self.past[-1]
        self.topics = list(session.exec(select(Topic).where(Topic.state == "open")))
        self.added = set()

    def add(self, row):
        ownership.assign_new(self.session, row)
        self.session.add(row)
        self.session.flush()
        self.added.add(row.__tablename__)
        return row

    def day(self):
        return date(2025, 1, 1) + timedelta(days=self.choice.randint(0, 700))

    def entry(self, day=None, **more):
        day = day or self.day()
        more = {"title": "CANARY", "body": CANARY, "gist": "CANARY", "quotes": ["CANARY"]} | more
        return self.add(Entry(at=noon(day), zone="UTC", day=day, **more))

    def shared(self):
        return self.choice.choice(("only-me", "gist", "as-written"))

    # What is private

    def entry_for_me_alone(self):
        about = self.choice.choice((None, *self.past))
        entry = self.entry(prompt="CANARY", appointment_uuid=about.uuid if about else None)
        tag = self.add(tables.Tag(name=f"canary-{uuid4().hex}"))
        self.add(tables.EntryTag(entry_uuid=entry.uuid, tag_uuid=tag.uuid))
        topic = self.choice.choice(self.topics)
        place = self.choice.randint(-3, 3)
        self.add(TopicMaterial(topic_uuid=topic.uuid, entry_uuid=entry.uuid, place=place))

    def entry_from_before_the_last_session(self):
        self.entry(LAST - timedelta(days=self.choice.randint(1, 400)), share=self.shared())

    def entry_left_off_this_page(self):
        """One that may go on any page, but not on this: not even where its session is unsure."""
        about = self.choice.choice((None, *self.past))
        entry = self.entry(
            self.choice.choice((None, date(2026, 5, 5))),
            share=self.choice.choice(("gist", "as-written")),
            appointment_uuid=about.uuid if about else None,
        )
        topic = self.choice.choice(self.topics)
        self.add(TopicMaterial(topic_uuid=topic.uuid, entry_uuid=entry.uuid, place=-5))
        therapist = self.session.exec(select(tables.Therapist)).first()
        prepared = preparations.begin(self.session, therapist, self.planned)
        preparations.leave_off(self.session, prepared, entry.uuid, off=True)

    def entry_of_an_unfinished_import(self):
        run = self.add(tables.Import(format="jrnl"))
        how = {"share": self.shared(), "source": "imported", "import_id": run.id}
        self.entry(date(2026, 5, 5), **how)
        entry = self.entry(**how)
        self.add(TopicMaterial(topic_uuid=self.topics[0].uuid, entry_uuid=entry.uuid, place=-9))

    def text_behind_a_line(self):
        """Of an entry shared as one line the text is private, of one as written the line."""
        for entry in self.session.exec(select(Entry).where(Entry.share == "gist")):
            entry.body, entry.prompt, entry.source = CANARY, "CANARY", "captured"
        for entry in self.session.exec(select(Entry).where(Entry.share == "as-written")):
            entry.gist, entry.quotes = "CANARY", ["CANARY"]
        tag = self.add(tables.Tag(name=f"canary-{uuid4().hex}"))
        for entry in list(self.session.exec(select(Entry))):
            self.add(tables.EntryTag(entry_uuid=entry.uuid, tag_uuid=tag.uuid))

    def name_of_what_was_tried_under_a_topic(self):
        under = select(TopicMaterial.tried_uuid)
        for row in self.session.exec(select(tables.Tried).where(tables.Tried.uuid.in_(under))):
            row.what = "CANARY"

    def session_rated_for_oneself(self):
        day = LAST - timedelta(days=self.choice.randint(1, 400))
        row = self.appointment(self.therapist, day, "attended", wished="CANARY", unsaid="CANARY")
        for scale in scales.NAMES:
            self.add(
                Rating(
                    appointment_uuid=row.uuid,
                    scale=scale,
                    value=self.choice.randint(0, 10),
                    line="CANARY",
                    rated_at=noon(day),
                    rated_on=day,
                )
            )
        self.add(tables.Moment(appointment_uuid=row.uuid, day=day, text="CANARY"))

    def rating(self, appointment=None, *, on_page=False):
        day = self.day()
        scale = "open" if appointment in self.past else self.choice.choice(scales.NAMES)
        uuid = appointment.uuid if appointment else None
        rated = select(Rating).where(Rating.appointment_uuid == uuid, Rating.scale == scale)
        if uuid is None or not self.session.exec(rated).first():
            self.add(
                Rating(
                    appointment_uuid=uuid,
                    scale=scale,
                    value=self.choice.randint(0, 10),
                    line="CANARY",
                    rated_at=noon(day),
                    rated_on=day,
                    on_page=on_page,
                )
            )

    def rating_whose_switch_is_off(self):
        for appointment in self.past:
            self.rating(appointment)

    def rating_that_waits_for_its_day(self):
        self.rating(on_page=True)

    def what_names_a_day_without_a_session(self):
        """Kept while it is open or captured, with a name or without: no session is made of it."""
        had = {one.day for one in self.past}
        day = next(day for day in iter(self.day, None) if day not in had)
        captured = self.choice.choice((date(2026, 5, 6), day))
        for free, keep in ((date(2026, 5, 6), self.keep), (captured, self.merge)):
            rated = [
                NewRating(scale=scale, value=self.choice.randint(0, 10), line="CANARY")
                for scale in self.choice.sample(scales.NAMES, self.choice.randint(0, 3))
            ]
            asked = Addition(
                at=noon(date(2026, 5, self.choice.randint(9, 11))),
                zone="UTC",
                entry=NewEntry(body=CANARY, after=True),
                ratings=tuple(rated),
                session=free,
                therapist="" if keep == self.keep else self.choice.choice(("", "Dr CANARY")),
            )
            keep(asked)

    def keep(self, asked):
        additions.keep(self.session, asked)

    def merge(self, asked):
        additions.merge(self.session, asked.uuid, asked)

    def moment_on_a_day_without_a_session(self):
        moment = moments.add(self.session, "CANARY", day=date(2026, 5, 7))
        moments.put_on(self.session, moment.uuid, date(2026, 5, 6))

    def what_was_wished_and_not_said(self):
        for appointment in self.past[:-1]:
            appointment.wished = appointment.unsaid = "CANARY"
            appointment.wished_on_page = appointment.unsaid_on_page = self.choice.random() < 0.5
        self.last.unsaid = "CANARY"

    def appointment_that_did_not_take_place(self):
        day = self.day()
        row = self.appointment(
            self.therapist, day, self.choice.choice(("cancelled", "did-not-happen"))
        )
        self.rating(row, on_page=True)
        self.entry(LAST - timedelta(days=9), appointment_uuid=row.uuid, share=self.shared())

    def appointment_still_to_come(self):
        self.appointment(
            self.therapist, date(2026, 6, 1), "planned", wished="CANARY", wished_on_page=True
        )

    def appointment(self, therapist, day, state, **more):
        return self.add(
            Appointment(
                therapist_uuid=therapist, at=noon(day), zone="UTC", day=day, state=state, **more
            )
        )

    def another_therapist(self):
        other = self.add(tables.Therapist(name=f"Dr CANARY {uuid4().hex}")).uuid
        self.add(tables.Series(therapist_uuid=other, first_on=LAST, zone="UTC", every_weeks=1))
        row = self.appointment(
            other, date(2026, 5, 5), "attended", wished="CANARY", wished_on_page=True
        )
        self.rating(row, on_page=True)
        after = self.entry(date(2026, 5, 5), appointment_uuid=row.uuid, share=self.shared())
        self.add(TopicMaterial(topic_uuid=self.topics[1].uuid, entry_uuid=after.uuid, place=-1))
        self.add(Topic(text="CANARY", therapist_uuid=other, first=True, place=-1))
        agreed = self.add(
            tables.Tried(what="CANARY", how_it_went="CANARY", day=row.day, therapist_uuid=other)
        )
        for topic in self.topics:
            self.add(TopicMaterial(topic_uuid=topic.uuid, tried_uuid=agreed.uuid, place=-1))
        self.add(tables.Moment(appointment_uuid=row.uuid, day=row.day, text="CANARY"))
        self.prepare(other, row.uuid)
        self.prepare(other, None)

    def prepare(self, therapist, appointment):
        present = select(tables.Preparation).where(
            tables.Preparation.therapist_uuid == therapist,
            tables.Preparation.appointment_uuid == appointment,
        )
        if not self.session.exec(present).first():
            chosen = [uuid4().hex]
            self.add(
                tables.Preparation(
                    therapist_uuid=therapist,
                    appointment_uuid=appointment,
                    chosen=chosen,
                    would_help=["CANARY"],
                    first_session=True,
                    numbers=False,
                )
            )

    def preparation_for_another_appointment(self):
        self.prepare(self.therapist, self.choice.choice((None, *(row.uuid for row in self.past))))

    def topic_that_is_not_open(self):
        state = self.choice.choice(("kept", "talked", "let-go"))
        topic = self.add(Topic(text="CANARY", more="CANARY", first=True, state=state, place=-5))
        entry = self.entry(share=self.shared(), day=LAST - timedelta(days=3))
        self.add(TopicMaterial(topic_uuid=topic.uuid, entry_uuid=entry.uuid))

    def topic_for_somebody_unknown(self):
        self.add(Topic(text="CANARY", first=True, place=-5, therapist_typed="Dr CANARY"))

    def entry_captured_about_somebody_unknown(self):
        entry = self.entry(date(2026, 5, 5), share=self.shared(), source="captured")
        self.add(tables.Capture(uuid=entry.uuid, merged_at=noon(LAST), therapist_typed="Dr CANARY"))
        self.add(TopicMaterial(topic_uuid=self.topics[0].uuid, entry_uuid=entry.uuid, place=-1))

    def rows_nobody_chose(self):
        appointment = self.choice.choice((None, *self.past))
        uuid = appointment.uuid if appointment else None
        self.add(tables.Moment(appointment_uuid=uuid, day=self.day(), text="CANARY", sign="trust"))
        self.add(tables.Tried(what="CANARY", how_it_went="CANARY", day=self.day(), place=-1))
        self.add(tables.Helped(text="CANARY", helped=self.choice.random() < 0.5, day=self.day()))
        self.add(tables.Practical(text="CANARY", place=-1))
        goal = self.add(tables.Goal(words="CANARY", place=-1))
        self.add(GoalRating(goal_uuid=goal.uuid, day=self.day(), value=self.choice.randint(0, 10)))

    def what_serves_the_journal(self):
        self.add(tables.Prompt(text="CANARY"))
        self.add(tables.HardTime(heading="people", text="CANARY"))
        self.add(tables.Setting(name=f"canary.{uuid4().hex}", value="CANARY"))
        self.add(tables.StandIn(name=f"CANARY{uuid4().hex}", instead="CANARY"))
        self.add(tables.Capture(uuid=uuid4(), merged_at=noon(LAST)))
        self.add(
            tables.Page(
                therapist_uuid=self.therapist,
                path="CANARY",
                sha256="",
                style="full",
                written_at=noon(LAST),
                topics=[self.topics[0].uuid.hex],
            )
        )
        self.add(
            tables.Version(
                noun="entry", row_uuid=uuid4(), row={"body": "CANARY"}, why="deleted", at=noon(LAST)
            )
        )


KINDS = [
    "entry_for_me_alone",
    "entry_from_before_the_last_session",
    "entry_of_an_unfinished_import",
    "text_behind_a_line",
    "name_of_what_was_tried_under_a_topic",
    "session_rated_for_oneself",
    "rating_whose_switch_is_off",
    "rating_that_waits_for_its_day",
    "what_names_a_day_without_a_session",
    "moment_on_a_day_without_a_session",
    "what_was_wished_and_not_said",
    "appointment_that_did_not_take_place",
    "appointment_still_to_come",
    "another_therapist",
    "preparation_for_another_appointment",
    "topic_that_is_not_open",
    "topic_for_somebody_unknown",
    "entry_captured_about_somebody_unknown",
    "rows_nobody_chose",
    "what_serves_the_journal",
]
"""Each is a method that adds one kind of private rows."""

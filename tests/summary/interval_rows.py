"""Put the golden input of the page into a journal's tables."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from bondjournal.journal import ownership
from bondjournal.journal.tables import (
    Appointment,
    Entry,
    Goal,
    GoalRating,
    Helped,
    Moment,
    Practical,
    Preparation,
    Rating,
    Setting,
    StandIn,
    Therapist,
    Topic,
    TopicMaterial,
    Tried,
)

GOLDEN = Path(__file__).parent.parent / "golden"
SHARES = {"only me": "only-me", "one line I write": "gist", "as I wrote it": "as-written"}


def interval():
    """Read the golden input."""
    return json.loads((GOLDEN / "interval.json").read_text("utf-8"))


def load_interval(session, raw, therapist=None):
    """Add the rows of the golden input; return the therapist and the planned appointment."""
    rows = _Rows(session, raw, therapist)
    rows.appointments()
    rows.entries()
    rows.lists()
    rows.topics()
    rows.decided()
    session.flush()
    return rows.therapist, rows.planned


class _Rows:
    def __init__(self, session, raw, therapist):
        self.session = session
        self.raw = raw
        self.chosen = []
        self.usual = False
        self.by_day = {}
        self.by_name = {}
        self.therapist = therapist or self._add(Therapist())

    def _add(self, row, *, chosen=False):
        ownership.assign_new(self.session, row)
        self.session.add(row)
        self.session.flush()
        if chosen:
            self.chosen.append(row.uuid.hex)
        return row

    def _at(self, day):
        zone = ZoneInfo(self.raw["timezone"])
        return datetime.combine(date.fromisoformat(day), time(12), zone).astimezone(UTC)

    def appointments(self):
        for one in self.raw["appointments"]:
            day = date.fromisoformat(one["on"])
            row = self._add(
                Appointment(
                    therapist_uuid=self.therapist.uuid,
                    at=self._at(one["on"]),
                    zone=self.raw["timezone"],
                    day=day,
                    timed=False,
                    state="planned" if one.get("planned") else "attended",
                    wished=one.get("would_have_liked", ""),
                    wished_on_page="would_have_liked" in one,
                )
            )
            for scale in ("heard", "safe", "open"):
                if scale in one:
                    self._add(
                        Rating(
                            appointment_uuid=row.uuid,
                            scale=scale,
                            value=one[scale],
                            rated_at=self._at(one["rated_on"]),
                            rated_on=date.fromisoformat(one["rated_on"]),
                            on_page=one.get("share_ratings", False),
                        )
                    )
            if "moment" in one:
                self._add(
                    Moment(appointment_uuid=row.uuid, day=day, text=one["moment"]),
                    chosen=one.get("moment_on_page", False),
                )
            self.usual = self.usual or one.get("share_usual", False)
            if one.get("planned"):
                self.planned = row
            else:
                self.last = row

    def entries(self):
        for one in self.raw["reflections"]:
            self.by_day[one["on"]] = self._add(
                Entry(
                    at=self._at(one["on"]),
                    zone=self.raw["timezone"],
                    day=date.fromisoformat(one["on"]),
                    title=one.get("title", ""),
                    body=one["body"],
                    share=SHARES[one["share"]],
                    gist=one.get("gist", ""),
                    quotes=one.get("quotes", []),
                    appointment_uuid=self.last.uuid if one.get("after_session") else None,
                )
            )

    def lists(self):
        today = date.fromisoformat(self.raw["today"])
        for place, one in enumerate(self.raw["tried"]):
            row = Tried(what=one["what"], how_it_went=one["how_it_went"], day=today, place=place)
            self.by_name[one["what"]] = self._add(row, chosen=True)
        for name, helped in (("helped", True), ("did_not_help", False)):
            for place, text in enumerate(self.raw[name]):
                row = Helped(text=text, helped=helped, day=today, place=place)
                self._add(row, chosen=True)
        for place, one in enumerate(self.raw["goals"]):
            goal = self._add(Goal(words=one["words"], place=place), chosen=True)
            for rated in one["ratings"]:
                day = date.fromisoformat(rated["on"])
                self._add(GoalRating(goal_uuid=goal.uuid, day=day, value=rated["at"]))
        for place, text in enumerate(self.raw["practical"]):
            self._add(Practical(text=text, place=place), chosen=True)

    def topics(self):
        for place, one in enumerate(self.raw["topics"]):
            topic = self._add(
                Topic(
                    therapist_uuid=self.therapist.uuid,
                    text=one["text"],
                    more=one.get("more", ""),
                    first=one.get("first_please", False),
                    place=place,
                )
            )
            under = one["with"]
            if "reflection" in under:
                entry = self.by_day[under["reflection"]].uuid
                self._add(TopicMaterial(topic_uuid=topic.uuid, entry_uuid=entry))
            else:
                tried = self.by_name[under["tried"]].uuid
                self._add(TopicMaterial(topic_uuid=topic.uuid, tried_uuid=tried))

    def decided(self):
        ask = self.raw["ask"]
        self._add(Setting(name="page.name", value=self.raw["from"]))
        for name, instead in self.raw["stand_ins"].items():
            self._add(StandIn(name=name, instead=instead))
        self._add(
            Preparation(
                therapist_uuid=self.therapist.uuid,
                appointment_uuid=self.planned.uuid,
                would_help=self.raw["what_would_help"],
                read_together=ask["read_together"],
                hand_back=ask["hand_back"],
                usual=self.usual,
                chosen=self.chosen,
            )
        )

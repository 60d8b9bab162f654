"""Rows of every noun for several therapists, each row with a word that says whose it is."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.journal import (
    additions,
    appointments,
    goals,
    helped,
    moments,
    pages,
    practical,
    preparations,
    ratings,
    settings,
    therapists,
    topics,
    tried,
    versions,
)
from bondjournal.journal.tables import Entry, TopicMaterial, Tried
from made import row_of

ZONE = "UTC"
TODAY = date(2026, 5, 11)
LAST = date(2026, 5, 1)
NAMES = ("Ann", "Ben", "Cleo")
ANYONE, NOBODY = "anyone", "nobody"
NOUNS = ("entry", "gist", "topic", "goal", "moment", "tried", "helped", "not", "practical")
WAYS = ("named", "given", "given later", "session", "session later", "session moved", "captured")
"""How a row becomes somebody's."""


class People:
    """So many therapists, each with a session behind and one to come, and rows of all of them."""

    def __init__(self, session, number):
        self.session = session
        self.names = NAMES[:number]
        first = therapists.usual_one(session)
        therapists.rename(session, first, self.names[0])
        self.of = {self.names[0]: first}
        for name in self.names[1:]:
            self.of[name] = therapists.add(session, name)
        self.had, self.coming, self.prepared = {}, {}, {}
        for place, (name, them) in enumerate(self.of.items()):
            day = LAST + timedelta(days=place)
            self.had[name] = appointments.add(session, them, dates.When(day, None), ZONE)
            ahead = dates.When(TODAY + timedelta(days=place + 1), None)
            self.coming[name] = appointments.add(session, them, ahead, ZONE)
            self.prepared[name] = preparations.begin(session, them, self.coming[name])
        self.later = []
        """Rows that become somebody else's once they were on pages, and whose."""
        self.numbers = count(1)
        self.words = {}
        """By each word, whose it is."""

    def word(self, owner):
        found = f"zq{next(self.numbers)}zq"
        self.words[found] = owner
        return found

    def add(self, noun, owner, way):
        """Keep a row of a noun that is somebody's in one of several ways, and choose it."""
        if owner in (ANYONE, NOBODY):
            way = "given"
        word = self.word(owner)
        row = self._with_session(noun, owner, way, word)
        row = row or self._kept(noun, word, owner if way in ("named", "captured") else "")
        if row.appointment_uuid is None if hasattr(row, "appointment_uuid") else True:
            self._give(row, owner)
            if way == "given later":
                self._give(row, next(name for name in self.names if name != owner))
                self.later.append((row, owner))
        for prepared in self.prepared.values():
            preparations.choose(self.session, prepared, row.uuid, on=True)
        if isinstance(row, Entry | Tried):
            self._put_under_everything(row)
        return row

    def _give(self, row, owner):
        them = self.of.get(owner)
        versions.edit(
            self.session,
            row,
            therapist_uuid=them.uuid if them else None,
            for_anyone=owner == ANYONE,
        )

    def _with_session(self, noun, owner, way, word):
        if noun not in ("entry", "gist", "moment") or not way.startswith("session"):
            return None
        others = [name for name in self.names if name != owner]
        there = owner if way == "session" else others[0]
        row = self._kept(noun, word, "")
        if way != "session later":
            versions.edit(self.session, row, appointment_uuid=self.had[there].uuid)
        versions.edit(self.session, row, appointment_uuid=self.had[owner].uuid)
        return row

    def _kept(self, noun, word, name):
        session = self.session
        if noun in ("entry", "gist", "topic"):
            entry = NewEntry(body=word, share="as-written")
            if noun == "gist":
                entry = NewEntry(body="The text.", share="gist", gist=word)
            made = Addition(
                at=datetime(2026, 5, 10, 12, tzinfo=UTC),
                zone=ZONE,
                entry=None if noun == "topic" else entry,
                topic=NewTopic(text=word) if noun == "topic" else None,
                therapist=name,
            )
            kept = additions.keep(session, check(made))
            return kept.topic if noun == "topic" else kept.entry
        return row_of(session, self._added(noun, word))

    def _added(self, noun, word):
        session = self.session
        if noun == "goal":
            goal = goals.add(session, word)
            goals.rate(session, goal.uuid, 5, TODAY)
            return goal
        if noun == "moment":
            return moments.add(session, word, day=TODAY)
        if noun == "tried":
            return tried.add(session, word, day=TODAY, how_it_went=word)
        if noun == "practical":
            return practical.add(session, word)
        return helped.add(session, word, day=TODAY, helped=noun == "helped")

    def _put_under_everything(self, row):
        """Put a row under every topic there is, whoever's that is."""
        for topic in topics.all_of(self.session):
            versions.keep(
                self.session,
                TopicMaterial(
                    topic_uuid=topic.uuid,
                    entry_uuid=row.uuid if isinstance(row, Entry) else None,
                    tried_uuid=row.uuid if isinstance(row, Tried) else None,
                ),
            )

    def say_all_of_the_sessions(self):
        """Rate every session behind, with a line, and say what was wished and not said."""
        for name, had in self.had.items():
            new = NewRating(scale="heard", value=7, line=self.word(name), on_page=True)
            at = datetime(2026, 5, 9, 12, tzinfo=UTC)
            ratings.give(self.session, had, new, at=at, day=had.day)
            versions.edit(
                self.session,
                had,
                wished=self.word(name),
                wished_on_page=True,
                unsaid=self.word(name),
                unsaid_on_page=True,
            )
            preparations.change(
                self.session, self.prepared[name], would_help=[self.word(name)], usual=True
            )
            self._bring_a_page(name, had)
        settings.put(self.session, "page.last-time", value=True)
        for row, owner in self.later:
            self._give(row, owner)

    def _bring_a_page(self, name, had):
        """Write the page of the session behind, and say of each topic what became of it."""
        page = pages.remember(
            self.session,
            self.of[name],
            had,
            path=f"/{name}",
            sha256="0" * 64,
            style="full",
            at=had.at,
        )
        everything = [topic.uuid.hex for topic in topics.all_of(self.session)]
        answer = {"state": "kept", "day": had.day.isoformat()}
        answers = dict.fromkeys(everything, answer)
        versions.edit(self.session, page, topics=everything, answers=answers)

"""Every way in which words are kept, for tests over all of them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from bondjournal.addition import NewEntry, NewRating, NewTopic
from bondjournal.journal import (
    additions,
    appointments,
    goals,
    helped,
    moments,
    practical,
    ratings,
    said,
    search,
    search_index,
    therapists,
    topics,
    tried,
)
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.tables import metadata
from made import AT, ask, row_of

DAY = date(2026, 5, 4)


def held(session, day=DAY):
    """A session on a day."""
    them = therapists.usual_one(session)
    return appointments.attended_on(session, them, day, "Europe/Berlin")


def _entry(session, words):
    return additions.keep(session, ask(words)).entry


def _titled(session, words):
    entry = NewEntry(body="Zzz.", title=words)
    return additions.keep(session, ask(None, entry=entry)).entry


def _with_gist(session, words):
    entry = NewEntry(body="Zzz.", share="gist", gist=words)
    return additions.keep(session, ask(None, entry=entry)).entry


def _second_sentence(session, words):
    return topics.add(session, NewTopic(text="Zzz", more=words))


def _how_it_went(session, words):
    row = tried.add(session, "Zzz", day=DAY)
    tried.say_how_it_went(session, row.uuid, words)
    return row


def _wished(session, words):
    about = held(session)
    said.words(session, about, wished=words)
    return about


def _unsaid(session, words):
    about = held(session)
    said.words(session, about, unsaid=words)
    return about


def _line(session, words):
    return ratings.give(
        session, held(session), NewRating(scale="safe", value=6, line=words), at=AT, day=DAY
    )


def _waiting_line(session, words):
    new = NewRating(scale="heard", value=4, line=words)
    return ratings.wait(session, uuid4(), new, at=AT, day=DAY, therapist="")


@dataclass(frozen=True)
class Way:
    """One way that words are kept: what it is when it is found, how it is kept and edited."""

    kind: str
    add: Callable[[Any, str], Any]
    column: str

    def keep(self, session, words):
        """Keep words, and return their row."""
        return row_of(session, self.add(session, words))


WAYS = {
    "entry": Way("entry", _entry, "body"),
    "title": Way("entry", _titled, "title"),
    "gist": Way("entry", _with_gist, "gist"),
    "topic": Way("topic", lambda session, text: topics.add(session, NewTopic(text=text)), "text"),
    "second sentence": Way("topic", _second_sentence, "more"),
    "moment": Way(
        "moment",
        lambda session, text: moments.add(session, text, day=DAY, appointment=held(session).uuid),
        "text",
    ),
    "goal": Way("goal", goals.add, "words"),
    "tried": Way("tried", lambda session, text: tried.add(session, text, day=DAY), "what"),
    "how it went": Way("tried", _how_it_went, "how_it_went"),
    "helped": Way("helped", lambda session, text: helped.add(session, text, day=DAY), "text"),
    "question": Way("question", practical.add, "text"),
    "wished": Way("session", _wished, "wished"),
    "unsaid": Way("session", _unsaid, "unsaid"),
    "line": Way("session", _line, "line"),
    "waiting line": Way("session", _waiting_line, "line"),
}


def not_found(session):
    """Look for every row by its words; return how many of each noun, and which are not found."""
    looked, missed = Counter(), []
    for noun, columns in search_index.COLUMNS.items():
        for row in session.execute(select(metadata.tables[noun])).mappings():
            for words in filter(None, (row[name] for name in columns)):
                (phrase, *_) = words.replace('"', " ").strip().splitlines()
                hits = search.page(session, Filter(words=f'"{phrase}"'), count=None)
                looked[noun] += 1
                if row["uuid"] not in {hit.uuid for hit in hits}:
                    missed.append((noun, row["uuid"]))
    return looked, missed

"""Every table of the journal.

Every row of every noun has a `uuid` that names it on every machine, the instants of keeping and
of the last edit, the number of edits, and the device it was kept on, so that two machines can be
merged. Rows point at each other by uuid, so a row means the same on another machine; `id` is
local and serves order and search.

SQLModel does not check rows of tables: values are checked in `addition` and by the named CHECK
constraints here. Instants are stored in UTC; days are local dates that never change with travel.
"""

from bondjournal.journal.tables.base import MOST_EDITS, MOST_NUMBER, Base, Belonging, Row, metadata
from bondjournal.journal.tables.entries import Entry, EntryTag, Import, Tag
from bondjournal.journal.tables.history import Capture, Version
from bondjournal.journal.tables.keeping import HardTime, Prompt, Setting
from bondjournal.journal.tables.pages import Page, Practical, Preparation, StandIn
from bondjournal.journal.tables.sessions import Appointment, Moment, Rating, Series, Therapist
from bondjournal.journal.tables.work import Goal, GoalRating, Helped, Topic, TopicMaterial, Tried

__all__ = [
    "MOST_EDITS",
    "MOST_NUMBER",
    "Appointment",
    "Base",
    "Belonging",
    "Capture",
    "Entry",
    "EntryTag",
    "Goal",
    "GoalRating",
    "HardTime",
    "Helped",
    "Import",
    "Moment",
    "Page",
    "Practical",
    "Preparation",
    "Prompt",
    "Rating",
    "Row",
    "Series",
    "Setting",
    "StandIn",
    "Tag",
    "Therapist",
    "Topic",
    "TopicMaterial",
    "Tried",
    "Version",
    "metadata",
]

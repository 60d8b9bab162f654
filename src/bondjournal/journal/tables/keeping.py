"""What the person set and wrote for the program: prompts, lines for hard times, settings."""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from bondjournal.journal.tables.base import Row, one_of


class Prompt(Row, table=True):
    """A person's own prompt, or one of the library that they hid."""

    __table_args__ = (
        one_of("weight", ("light", "medium", "deep"), "weight"),
        one_of("flow", ("after", "between", "prep", "off", "any"), "flow"),
        {"sqlite_autoincrement": True},
    )

    key: str = Field(default="", index=True)
    """The library's name of a hidden prompt; empty for the person's own."""
    text: str = ""
    nudge: str = ""
    weight: str = "light"
    flow: str = "any"
    hidden: bool = False


class HardTime(Row, table=True):
    """One line of what the person wrote for hard times, under one of four headings."""

    __tablename__ = "hard_time"
    __table_args__ = (
        one_of("heading", ("ring", "steadied", "people", "agreed"), "heading"),
        {"sqlite_autoincrement": True},
    )

    heading: str
    text: str
    place: int = 0


class Setting(Row, table=True):
    """One setting, by name; its uuid is made from its name."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    name: str = Field(unique=True)
    value: Any = Field(default=None, sa_type=JSON)

"""The kinds of things that a journal holds: one entry in `KINDS` for each table of them.

Standard library only. Search, the trash, pages, archives and the questions of `wording.whose` all
read here what they need to know about a kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

FIRST_REVISION = "0001"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageList:
    """Rows that stand in one line of a page, such as "Helped: tea; walking."."""

    name: str
    """What it is called in a page as data, and among the lines of a page in the settings."""
    label: str
    """The words that stand before it on the page."""
    offered_as: str
    """The kind of its rows among everything that may stand on a page."""
    beside: str
    """What people read beside one of its rows."""
    about: str
    """What it is called when a page is too long."""
    only: Mapping[str, Any] = field(default_factory=dict)
    """The values that the columns of its rows hold."""
    in_brief: bool = False
    """Whether it stands on the brief page too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of thing."""

    name: str
    """The name of its table."""
    called: str
    """What people call one of them."""
    searched: tuple[str, ...] = ()
    """The columns that a search looks through."""
    found_as: str = ""
    """What a search finds it as, if that is not its name."""
    needed: str = ""
    """The column that is never empty."""
    lists: tuple[PageList, ...] = ()
    """The lines of a page that its rows can stand in."""
    since: str = FIRST_REVISION
    """The revision in `journal/migrations` that made its table; older archives do not have it."""

    @property
    def offered_as(self) -> tuple[str, ...]:
        """The kinds of its rows among everything that may stand on a page."""
        return tuple(one.offered_as for one in self.lists) or (self.name,)


class KindAndLine(NamedTuple):
    """A line of a page, and the kind of its rows."""

    kind: Kind
    line: PageList


KINDS = {
    kind.name: kind
    for kind in (
        # The search index numbers the searched kinds in this order: a new one goes after them.
        Kind(name="entry", called="an entry", searched=("title", "body", "gist")),
        Kind(name="topic", called="a topic", searched=("text", "more"), needed="text"),
        Kind(name="moment", called="a moment", searched=("text",), needed="text"),
        Kind(name="goal", called="a goal", searched=("words",), needed="words"),
        Kind(
            name="tried",
            called="something to try",
            searched=("what", "how_it_went"),
            needed="what",
        ),
        Kind(
            name="helped",
            called="what helped",
            searched=("text",),
            needed="text",
            lists=(
                PageList(
                    name="helped",
                    label="Helped:",
                    offered_as="helped",
                    beside="helped",
                    about="What helped",
                    only={"helped": True},
                    in_brief=True,
                ),
                PageList(
                    name="did_not_help",
                    label="Did not help:",
                    offered_as="did-not-help",
                    beside="did not help",
                    about="What did not help",
                    only={"helped": False},
                ),
            ),
        ),
        Kind(
            name="practical",
            called="a practical question",
            searched=("text",),
            found_as="question",
            needed="text",
        ),
        Kind(
            name="appointment",
            called="a session",
            searched=("wished", "unsaid"),
            found_as="session",
        ),
        Kind(name="rating", called="a rating", searched=("line",), found_as="session"),
        Kind(name="goal_rating", called="a number for a goal"),
        Kind(name="hard_time", called="a line for hard times", needed="text"),
        Kind(name="page", called="a written page"),
        Kind(name="preparation", called="what was chosen for a page"),
        Kind(name="prompt", called="a question of your own"),
        Kind(name="series", called="a rhythm of sessions"),
        Kind(name="setting", called="a setting", needed="name"),
        Kind(name="stand_in", called="a stand-in", needed="name"),
        Kind(name="tag", called="a tag"),
        Kind(name="therapist", called="a therapist"),
        Kind(name="topic_material", called="what was under a topic"),
    )
}
PAGE_LISTS = {one.name: KindAndLine(kind, one) for kind in KINDS.values() for one in kind.lists}
"""Every `PageList` by its name, with the kind of its rows."""
DID_NOT_HELP = "did-not-help"
"""The name of what did not help, which is in the same table as what helped."""


def called(name: str) -> str:
    """Return what people call one of a kind; for an unknown kind, its name."""
    if name == DID_NOT_HELP:
        return "what did not help"
    return KINDS[name].called if name in KINDS else name

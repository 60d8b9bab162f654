"""Sentences and questions about things that wait for their session."""

from collections.abc import Sequence

LEAVE = "Leave it for now"
A_DAY = "A day is enough: tue, or 12 May."
ANOTHER_DAY = "Another day"
THROW_AWAY = "Throw it away"
THROW_ASKS = "Throw it away? It stays in the trash for 14 days."
THROW_ALL_ASKS = "Throw them away? They stay in the trash for 14 days."
THROWN = "It is in the trash."
LISTS_IT = "'bondjournal inbox open' lists what is waiting."
ANSWERS = "'bondjournal inbox assign NUMBER DAY' answers; 'inbox delete NUMBER' throws it away."
NAMES_ONE = (
    "'bondjournal inbox assign NAME --therapist NAME' says which of yours it is; with --new "
    "it is somebody new."
)
HAS_ITS_PLACE = "It is already sorted."
ADDS_IT = "There was no session on that day. Saying something about it adds one."
WITH_SEVERAL = "It could have been with more than one of your therapists."
ASKED_WHEN_OPENED = (
    "Open it in the journal, on the screen or in plain mode: it asks which therapist."
)
ABOUT_ANOTHER = (
    "Leave out --therapist; or delete it with 'bondjournal inbox delete' and write it again."
)
STILL_TO_COME = "That day is still to come."
WHO = "Who is {name}?"
WHICH_OR_WHO = "Say which day it was, or who the name means."
WHO_IS_MEANT = "Say who the name means."
SOMEONE_NEW = "Someone new: {name}"
_MOST = 3
"""How many of them are named in one line."""


def kind(ratings: int, *, written: bool) -> str:
    """Return what waits: "a rating", "ratings and an entry"."""
    rated = {0: "", 1: "a rating"}.get(ratings, "ratings")
    return " and ".join(one for one in (rated, "an entry" if written else "") if one)


def named(what: str, kept_on: str, named_on: str) -> str:
    """Return what waits with the day named for it, or else the day it was kept on."""
    return f"{what} for {named_on}" if named_on else f"{what} from {kept_on}"


def description(
    rated: Sequence[str], kept_on: str, named_on: str, about: str, *, written: bool
) -> str:
    """Return the description of something for the question about it.

    It is "Heard 5, kept on Sunday 10 May 2026, for 28 April, about Ann."
    """
    what = ", ".join([*rated, *(["an entry"] if written else [])])
    parts = [what[:1].upper() + what[1:], f"kept on {kept_on}"]
    parts += [f"for {named_on}"] if named_on else []
    parts += [f"about {about}"] if about else []
    return f"{', '.join(parts)}."


def line(found: Sequence[str]) -> str:
    """Return the one line about everything that waits; `found` are values of `named`."""
    shown = list(found[:_MOST])
    if len(found) > _MOST:
        shown.append(f"{len(found) - _MOST} more")
    all_of_it = " and ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)
    return f"No session known yet: {all_of_it}. Which day was it?"


def kept(named_on: str) -> str:
    """Return a sentence that something just kept waits for its session."""
    if named_on:
        return f"Kept. No session is known on {named_on}, so it waits until you say which it was."
    return "Kept. It waits until you say which day it was."


def waits(what: Sequence[str]) -> str:
    """Return a sentence on what waits until somebody says whom a name means."""
    return f"It waits for that: {', '.join(what)}."


def there_was(day: str) -> str:
    """Return the answer that there was a session on the day named."""
    return f"There was one on {day}"


def known(day: str, name: str) -> str:
    """Return a session as a choice: its day and, if there are several therapists, with whom."""
    return f"{day}, with {name}" if name else day


def about(name: str) -> str:
    """Return a sentence on whom something is about, if another therapist was named."""
    return f"It is about {name}."


def who(names: Sequence[str]) -> str:
    """Return the question about names that no therapist has, under which something was added."""
    return " ".join(WHO.format(name=name) for name in names)

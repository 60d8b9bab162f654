"""Sentences for looking back."""

from datetime import date

LOOK_BACK = "Look back"
JOURNAL, CALENDAR, FELT, THEN_AND_NOW, SIGNS = range(5)
"""The parts of Look back, by their index."""
PARTS = ("journal", "calendar", "how it felt", "then and now", "good signs")
PLACE = "Then and now"
OTHERS = "other views"
ON_PAGE = "page: {how}"
NARROW = "Show some of them: by day, tag, session, page; the trash, unfinished ones"
WHICH_ENTRIES = "Which entries?"
EACH_CAN_BE_EMPTY = "Leave any of them empty. A day is enough: tue, or 3 May."
SHOWN_IN_FULL = "The trash and unfinished entries are shown in full."
LOOK_AT = "What do you want to look at?"
WHICH_DAY = "Go to which day?"
A_DAY = "A day is enough: tue, 3 May or 2025-11-30."
NOTHING_LONG_AGO = "Nothing in here is a month old. That is fine."
HELPED = "What helped, most often first"
DID_NOT = "What did not help"
NO_GOALS = "No goal has a number yet."
_MONTHS = 12
_DAYS_OF_A_MONTH, _SHORTEST_MONTH = 30.44, 28


def ago(day: date, today: date) -> str:
    """Return roughly how long ago a day is: "today", "12 days ago", "about 8 months ago"."""
    days = (today - day).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    if days < _SHORTEST_MONTH:
        return f"{days} days ago"
    months = round(days / _DAYS_OF_A_MONTH)
    if months < _MONTHS:
        return "about a month ago" if months == 1 else f"about {months} months ago"
    years = round(months / _MONTHS)
    return "about a year ago" if years == 1 else f"about {years} years ago"

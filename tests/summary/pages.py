"""Pages built by hand, so that a rule can be read from a page."""

from datetime import date

from bondjournal.summary.markdown import render
from bondjournal.summary.page import Page

SESSION = date(2026, 5, 12)
TODAY = date(2026, 5, 11)
LAST = date(2026, 4, 28)


def a_page(**parts):
    """A page for the golden session, with nothing on it but what is given."""
    return Page(**({"today": TODAY, "session_on": SESSION, "since": LAST} | parts))


def full(**parts):
    return render(a_page(**parts), "full")


def brief(**parts):
    return render(a_page(**parts), "brief")


def unfilled(text):
    """The words of a page in one line, so that a test does not depend on where it is filled."""
    return " ".join(text.split())

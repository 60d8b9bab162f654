"""Pages built by hand, so that a rule can be read from a page."""

from datetime import date

from bondjournal.summary.markdown import render
from bondjournal.summary.page import Goal, Moment, Note, Page, Score, Topic, Trial

SESSION = date(2026, 5, 12)
TODAY = date(2026, 5, 11)
LAST = date(2026, 4, 28)
DAY = date(2026, 5, 1)


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


def a_full_page(typed="words", body=None):
    """A page with the same text everywhere a person's text may stand."""
    body = typed if body is None else body
    after = Note(day=DAY, body=body, after=True)
    topic = Topic(
        text=typed,
        more=typed,
        first=True,
        material=(
            after,
            Note(day=DAY, line=typed, quotes=(body,)),
            Trial(what="x", how_it_went=typed),
        ),
    )
    return a_page(
        name="R.",
        would_help=("listening", typed),
        topics=(topic, Topic(text="and " + typed)),
        practical=(typed, "When?"),
        moments=(Moment(day=DAY, text=typed),),
        scores=(Score(scale="heard", value=5, usual=7.5, line=typed),),
        wished="time " + typed,
        unsaid=typed,
        stayed=(Note(day=DAY, title=typed, body=body), Note(day=DAY, line="x " + typed)),
        tried=(Trial(what="tea " + typed, how_it_went=typed),),
        helped=(typed, "tea"),
        did_not_help=("x", typed),
        goals=(Goal(words="x " + typed, value=5, day=DAY, now=True),),
    )

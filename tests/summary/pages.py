"""Pages built by hand, so that a rule can be read from a page."""

from datetime import date
from functools import lru_cache
from itertools import repeat

from bondjournal.kinds import PAGE_LISTS
from bondjournal.summary.inline import is_blank
from bondjournal.summary.markdown import render
from bondjournal.summary.page import Goal, Listed, Moment, Note, Page, Score, Topic, Trial

SESSION = date(2026, 5, 12)
TODAY = date(2026, 5, 11)
LAST = date(2026, 4, 28)
DAY = date(2026, 5, 1)


@lru_cache
def shown(page, style):
    """A page in Markdown; the one that another test looked at is not written again."""
    return render(page, style)


def a_page(**parts):
    """A page for the golden session, with nothing on it but what is given."""
    lists = [Listed(name=name, texts=parts.pop(name)) for name in PAGE_LISTS if name in parts]
    known = {"today": TODAY, "session_on": SESSION, "since": LAST, "lists": tuple(lists)}
    return Page(**(known | parts))


def full(**parts):
    return render(a_page(**parts), "full")


def brief(**parts):
    return render(a_page(**parts), "brief")


def unfilled(text):
    """The words of a page in one line, so that a test does not depend on where it is filled."""
    return " ".join(text.split())


def a_full_page(typed="words", body=None):
    """A page with the same text everywhere a person's text may stand."""
    return a_page_of(repeat(typed), repeat(typed if body is None else body))


def with_everywhere(typed):
    """A page with a text everywhere; one of several paragraphs stands in bodies alone."""
    if is_blank(typed) or "\n\n" in typed.strip():
        return a_full_page("words", body=typed)
    return a_full_page(typed)


def a_page_of(lines, bodies, times=1):
    """A page with the next one of some texts everywhere a person's text may stand.

    Topics and what stayed stand there several times.
    """
    topics = tuple(
        Topic(
            text=next(lines),
            more=next(lines),
            first=True,
            material=(
                Note(day=DAY, body=next(bodies), after=True),
                Note(day=DAY, line=next(lines), quotes=(next(bodies),)),
                Trial(what="tea", how_it_went=next(lines)),
            ),
        )
        for _ in range(times)
    )
    stayed = tuple(Note(day=DAY, title=next(lines), body=next(bodies)) for _ in range(times))
    return a_page(
        name="R.",
        would_help=("listening", next(lines)),
        topics=(*topics, Topic(text="and " + next(lines))),
        practical=(next(lines), "When?"),
        moments=(Moment(day=DAY, text=next(lines)),),
        scores=(Score(scale="heard", value=5, usual=7.5, line=next(lines)),),
        wished="time " + next(lines),
        unsaid=next(lines),
        stayed=(*stayed, Note(day=DAY, line="x " + next(lines))),
        tried=(Trial(what="tea " + next(lines), how_it_went=next(lines)),),
        helped=(next(lines), "tea"),
        did_not_help=("x", next(lines)),
        goals=(Goal(words="x " + next(lines), value=5, day=DAY, now=True),),
    )

"""Pages as full as their budget allows, to see how much paper they take."""

from dataclasses import replace
from datetime import timedelta

from pages import DAY, SESSION, a_page

from bondjournal.summary.budget import BUDGET, words
from bondjournal.summary.markdown import render
from bondjournal.summary.page import Goal, Moment, Note, Topic, Trial

_SAID = "I noticed on the way home that I had said yes again before anybody had asked me to."
_PROSE = _SAID.split()


def prose(count):
    return " ".join((_PROSE * (count // len(_PROSE) + 1))[:count])


def at_budget(page, style):
    """A page with more and more written under its first topic, to the last word it may have."""
    left = BUDGET[style] - words(render(page, style))
    first, *others = page.topics
    note, *more = first.material
    note = replace(note, body=f"{note.body} {prose(left)}")
    page = replace(page, topics=(replace(first, material=(note, *more)), *others))
    assert words(render(page, style)) == BUDGET[style]
    return page


def of_many_lines():
    """A page at its budget that is all short lines."""
    days = [DAY + timedelta(days=number) for number in range(7)]
    note = Note(day=DAY, body=f"{prose(25)}\n\n{prose(12)}")
    quoted = Note(day=DAY, line=prose(8), quotes=(prose(10),))
    page = a_page(
        name="R.",
        would_help=("listening first", "ideas to try"),
        topics=(
            Topic(text=prose(6), more=prose(8), first=True, material=(note, quoted)),
            Topic(text=prose(6), material=(note, quoted)),
            Topic(text=prose(6)),
        ),
        practical=("Which weeks in June?",),
        moments=tuple(Moment(day=day, text=prose(6)) for day in days[:4]),
        stayed=tuple(Note(day=day, title=prose(3), line=prose(6)) for day in days),
        tried=tuple(Trial(what=prose(4), how_it_went=prose(5)) for _ in range(4)),
        helped=("tea", "walking"),
        did_not_help=("news",),
        goals=tuple(Goal(words=prose(5), value=4, day=SESSION, now=True) for _ in range(3)),
    )
    left = BUDGET["full"] - words(render(page, "full"))
    page = replace(page, unsaid=prose(left - 5))
    assert words(render(page, "full")) == BUDGET["full"]
    return page

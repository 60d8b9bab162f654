"""The lines of a page, each from its part of the Page. Pure.

A topic and a line with a label end in a full stop where the person gave them no `.`, `?` or `!`.
The case of letters is the person's own. A line with nothing to say has no nodes.
"""

import re
from collections.abc import Sequence
from datetime import date

from bondjournal.summary.inline import Nodes, Text, bold, clean, spaced, stopped, visible
from bondjournal.summary.page import Goal, Moment, Page, Score, Style, Trial
from bondjournal.summary.persons import line
from bondjournal.summary.words import Words, filled

_SINGLE = str.maketrans(
    '"\u201c\u201d\u201e\u201f\u00ab\u00bb', "'\u2018\u2019\u201a\u201b\u2039\u203a"
)
"""Each double quotation mark with the single one of its kind."""
_BOTH, _THREE = 2, 3


def fixed(text: str) -> Nodes:
    """Return one of the fixed lines as nodes."""
    return (Text(" ".join(clean(text).split())),) if text.strip() else ()


def title(page: Page) -> Nodes:
    """Return "For our session on Tuesday 12 May 2026"."""
    words = page.words
    if page.session_on:
        return fixed(filled(words.title, day=words.in_title(page.session_on)))
    return fixed(words.title_first if page.first_session else words.title_next)


def from_line(page: Page, style: Style) -> Nodes:
    """Who it is from, in full with the span, and the wishes."""
    words = page.words
    return spaced(
        _signed(page, style),
        fixed(words.read_together) if page.read_together else (),
        fixed(words.hand_back) if page.hand_back else (),
    )


def _signed(page: Page, style: Style) -> Nodes:
    words = page.words
    if not visible(line(page.name)):
        return ()
    if style == "full" and page.since:
        span = {"start": fixed(_day(page, page.since)), "end": fixed(_day(page, page.today))}
        return _woven(words.signed_with_span, name=line(page.name), **span)
    return _woven(words.signed, name=line(page.name.rstrip().rstrip(".")))


def would_help(page: Page) -> Nodes:
    """Return "What would help most today: **listening first**, then working it out together."."""
    wanted = [one for one in map(_without_stop, page.would_help) if visible(one)]
    if not wanted:
        return ()
    then = [(Text(", "), *fixed(page.words.then), Text(" "), *one) for one in wanted[1:]]
    first = bold(wanted[0])
    return stopped(spaced(fixed(page.words.would_help), _chained(first, *then)))


def practical(page: Page) -> Nodes:
    """Return "**Practical:** You mentioned a break in June. Which weeks?"."""
    asked = spaced(*(stopped(line(one)) for one in page.practical))
    return _labelled(page.words.practical, asked, strong=True)


def dated(page: Page, label: str, day: date) -> Nodes:
    """Return a label with its day: "28 April:"."""
    return fixed(filled(label, day=_day(page, day)))


def moment(page: Page, moment: Moment) -> Nodes:
    """Return "14 April: you remembered the name of the street."."""
    label = dated(page, page.words.dated, moment.day)
    return _labelled_nodes(label, stopped(line(moment.text)))


def moment_in_brief(page: Page, moment: Moment) -> Nodes:
    """Return "**Between us, 14 April:** you remembered the name of the street."."""
    label = dated(page, page.words.moment_in_brief, moment.day)
    return _labelled_nodes(bold(label), stopped(line(moment.text)))


def wished(page: Page, *, strong: bool = False) -> Nodes:
    """Return "What I would have liked: a minute longer there."."""
    return _labelled(page.words.wished, stopped(line(page.wished)), strong=strong)


def unsaid(page: Page, *, strong: bool = False) -> Nodes:
    """Return "What I did not say: ..."."""
    return _labelled(page.words.unsaid, stopped(line(page.unsaid)), strong=strong)


def stayed_label(page: Page, day: date, title: str) -> Nodes:
    """Return "**6 May, a calmer answer at work.**"."""
    words = page.words
    on = fixed(_day(page, day))
    if visible(line(title)):
        return bold(stopped(_woven(words.stayed_on_with_title, day=on, title=line(title))))
    return bold(stopped(_woven(words.stayed_on, day=on)))


def tried(page: Page, trial: Trial) -> Nodes:
    """Return "Tried: a pause before answering, about four times. It helped twice."."""
    what, how = line(trial.what), line(trial.how_it_went)
    if not visible(what):
        return ()
    said = _chained(_without_stop(trial.what), Text(", "), how) if visible(how) else what
    return _labelled(page.words.tried, stopped(said))


def tried_under_topic(page: Page, trial: Trial) -> Nodes:
    """Return "Tried: once, on 3 May.", how it went, without its name."""
    return _labelled(page.words.tried, stopped(line(trial.how_it_went)))


def helped(page: Page, *, strong: bool = False) -> Nodes:
    """Return "Helped: texting a friend; walking without music."."""
    return _labelled(page.words.helped, _listed(page.helped), strong=strong)


def did_not_help(page: Page) -> Nodes:
    """Return "Did not help: reading work email in bed."."""
    return _labelled(page.words.did_not_help, _listed(page.did_not_help))


def heading_of_tried(page: Page) -> Nodes:
    """Return "What I tried, and what helped", or the half of it that is there."""
    words = page.words
    if not page.tried:
        return fixed(words.only_helped)
    some_helped = page.helped or page.did_not_help
    return fixed(words.tried_and_helped if some_helped else words.only_tried)


def goal(page: Page, goal: Goal) -> Nodes:
    """Return "Say what I need": 5 now, 4 on 28 April, out of 10."""
    words = page.words
    values = [_value_on(page, goal.value, None if goal.now else goal.day)]
    if goal.earlier is not None:
        values.append(_value_on(page, goal.earlier, goal.earlier_day))
    said = line(clean(goal.words).translate(_SINGLE))
    return _woven(words.goal, words=said, values=fixed(", ".join(values))) if said else ()


def footer(page: Page, style: Style) -> Nodes:
    """Return what stands at the foot: in full, to ask before sharing too."""
    words = page.words
    numbers = bool(page.goals) or any(one.value is not None for one in page.scores)
    return spaced(
        fixed(words.chose_every_line) if page.previewed else (),
        fixed(words.own_numbers) if numbers else (),
        fixed(words.ask_first) if style == "full" else (),
    )


def ratings(page: Page) -> Nodes:
    """Return "28 April, out of 10: **heard 5, safe 7.** My usual is 8 for both."."""
    if not page.scores or page.since is None:
        return ()
    if _has_numbers(page):
        label = dated(page, page.words.rated, page.since)
        return spaced(label, bold(_numbers(page)), _after_numbers(page))
    return _labelled_nodes(dated(page, page.words.dated, page.since), _own_lines(page))


def ratings_in_brief(page: Page) -> Nodes:
    """Return "**28 April, out of 10:** heard 5, safe 7. My usual is 8 for both."."""
    if not page.scores or page.since is None:
        return ()
    if _has_numbers(page):
        label = dated(page, page.words.rated, page.since)
        return spaced(bold(label), _numbers(page), _after_numbers(page))
    label = dated(page, page.words.moment_in_brief, page.since)
    return _labelled_nodes(bold(label), _own_lines(page))


def _has_numbers(page: Page) -> bool:
    return any(score.value is not None for score in page.scores)


def _numbers(page: Page) -> Nodes:
    rated = [score for score in page.scores if score.value is not None]
    named = (f"{page.words.scale(score.scale)} {score.value}" for score in rated)
    return stopped(fixed(", ".join(named)))


def _after_numbers(page: Page) -> Nodes:
    return spaced(fixed(_usual(page)), fixed(_late(page)), _own_lines(page))


def _own_lines(page: Page) -> Nodes:
    return spaced(*(stopped(line(score.line)) for score in page.scores))


def _usual(page: Page) -> str:
    words = page.words
    known = [score for score in page.scores if score.usual is not None]
    if not known:
        return ""
    value = _plain_number(known[0].usual)
    alike = len({score.usual for score in known}) == 1 and len(known) == len(page.scores)
    if alike and len(known) in (_BOTH, _THREE):
        template = words.usual_both if len(known) == _BOTH else words.usual_all
        return filled(words.usual, usual=filled(template, value=value))
    each = (
        filled(words.usual_one, value=_plain_number(one.usual), scale=words.scale(one.scale))
        for one in known
    )
    return filled(words.usual, usual=", ".join(each))


def _late(page: Page) -> str:
    words = page.words
    late = [score for score in page.scores if score.days_after > 0]
    if late and len({score.days_after for score in page.scores}) == 1:
        return _days(words.late, words.late_by_one, late[0], words)
    return " ".join(_days(words.late_scale, words.late_scale_by_one, one, words) for one in late)


def _days(several: str, one: str, score: Score, words: Words) -> str:
    template = one if score.days_after == 1 else several
    return filled(template, days=str(score.days_after), scale=words.scale(score.scale))


def _plain_number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _value_on(page: Page, value: int, day: date | None) -> str:
    if day is None:
        return filled(page.words.goal_now, value=str(value))
    return filled(page.words.goal_on, value=str(value), day=_day(page, day))


def _day(page: Page, day: date) -> str:
    return page.words.on(day, page.year)


def _listed(items: Sequence[str]) -> Nodes:
    """Join items by "; " and end them with a full stop."""
    shown = [one for one in items if visible(line(one))]
    made = [_without_stop(one) for one in shown[:-1]] + [line(one) for one in shown[-1:]]
    joined: Nodes = ()
    for one in made:
        joined += (Text("; "), *one) if joined else one
    return stopped(joined)


def _without_stop(typed: str) -> Nodes:
    """Return a text for the middle of a line, without one full stop at its end."""
    typed = typed.rstrip()
    return line(typed if typed.endswith("..") else typed.removesuffix("."))


def _labelled(label: str, said: Nodes, *, strong: bool = False) -> Nodes:
    return _labelled_nodes(bold(fixed(label)) if strong else fixed(label), said)


def _labelled_nodes(label: Nodes, said: Nodes) -> Nodes:
    """Return a label with what it is about; without that, nothing."""
    return spaced(label, said) if visible(said) else ()


def _chained(*parts: Nodes | Text) -> Nodes:
    chained: Nodes = ()
    for part in parts:
        chained += (part,) if isinstance(part, Text) else part
    return chained


def _woven(template: str, **parts: Nodes) -> Nodes:
    """Fill nodes into what stands in braces in one of the fixed lines."""
    woven: Nodes = ()
    for number, piece in enumerate(re.split(r"\{(\w+)\}", template)):
        woven += parts.get(piece, ()) if number % 2 else (Text(clean(piece)),) if piece else ()
    return woven

"""The lines of a page, each from its part of the Page. Pure.

A topic and a line with a label end in a full stop if the person gave them no `.`, `?` or `!`.
The case of letters is the person's own. A line with nothing to say has no nodes.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from bondjournal.summary.inline import Nodes, Text, bold, clean, spaced, stopped, visible
from bondjournal.summary.page import Goal, Moment, Page, Score, Style, Trial
from bondjournal.summary.persons import line
from bondjournal.summary.words import Words, filled
from bondjournal.visible import isolated

_SINGLE = str.maketrans(
    '"\u201c\u201d\u201e\u201f\u00ab\u00bb', "'\u2018\u2019\u201a\u201b\u2039\u203a"
)
"""Each double quotation mark with the single one of its kind."""
_GAPS = re.compile(r"[ \t\n]+")
"""Any gap but a no-break space, which stands before some signs in French."""


def fixed(text: str) -> Nodes:
    """Return one of the fixed lines as nodes."""
    shown = _GAPS.sub(" ", clean(text)).strip(" ")
    return (Text(isolated(shown)),) if shown.strip() else ()


def title(page: Page) -> Nodes:
    """Return "For our session on Tuesday 12 May 2026"."""
    words = page.words
    if page.session_on:
        return fixed(filled(words.title, day=words.in_title(page.session_on)))
    return fixed(words.title_first if page.first_session else words.title_next)


def from_line(page: Page, style: Style) -> Nodes:
    """Return who the page is from, with the span of time if it is full, and the wishes."""
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
    """Return "Tried: once, on 3 May.": how something went, without what it was."""
    return _labelled(page.words.tried, stopped(line(trial.how_it_went)))


def listed(page: Page, name: str, *, strong: bool = False) -> Nodes:
    """Return one of the lists of a page: "Helped: texting a friend; walking without music."."""
    words = page.words
    return _labelled(words.labels[name], _listed(words, page.listed(name)), strong=strong)


def heading_of_tried(page: Page, *, tried: bool, helped: bool) -> Nodes:
    """Return "What I tried, and what helped", or the half of it that is there."""
    words = page.words
    if tried and helped:
        return fixed(words.tried_and_helped)
    return fixed(words.only_tried if tried else words.only_helped)


def goal(page: Page, goal: Goal) -> Nodes:
    """Return "Say what I need": 5 now, 4 on 28 April, out of 10."""
    words = page.words
    values = [_value_on(page, goal.value, None if goal.now else goal.day)]
    if goal.earlier is not None:
        values.append(_value_on(page, goal.earlier, goal.earlier_day))
    said = line(clean(goal.words).translate(_SINGLE))
    return _woven(words.goal, words=said, values=fixed(", ".join(values))) if said else ()


def footer(page: Page) -> Nodes:
    """Return what stands at the foot, the same in the full style and the brief one."""
    words = page.words
    rated = page.since is not None and _has_numbers(page)
    numbers = rated or any(goal(page, one) for one in page.goals)
    return spaced(
        fixed(words.chose_every_line) if page.previewed else (),
        fixed(words.own_numbers) if numbers else (),
        fixed(words.ask_first),
    )


def ratings(page: Page, style: Style) -> Nodes:
    """Return "28 April: how heard I felt, **5 of 10**. My usual is 8 for heard.".

    On the brief page the day is in bold, and the number is not.
    """
    if page.since is None:
        return ()
    strong = bold if style == "brief" else tuple
    if not _has_numbers(page):
        label = dated(page, page.words.dated, page.since)
        return _labelled_nodes(strong(label), _own_lines(page))
    numbers = _joined(page.words, (_number(page, one, style) for one in _rated(page)))
    return spaced(strong(_when_rated(page, page.since)), stopped(numbers), _after_numbers(page))


def _rated(page: Page) -> list[Score]:
    return [score for score in page.scores if score.value is not None]


def _has_numbers(page: Page) -> bool:
    return bool(_rated(page))


def _number(page: Page, score: Score, style: Style) -> Nodes:
    """Return "how heard I felt, **5 of 10**": no number stands without its words."""
    felt = fixed(page.words.felt(score.scale, in_brief=style == "brief"))
    number = fixed(filled(page.words.of_ten, value=str(score.value)))
    number = bold(number) if style == "full" else number
    return (*felt, Text(", "), *number) if felt and number else felt or number


def _when_rated(page: Page, day: date) -> Nodes:
    """Return "28 April:", or "28 April (rated 3 days later):", by the latest of the ratings."""
    words, days = page.words, max(score.days_after for score in _rated(page))
    late = ""
    if days > 0:
        template = words.late_by_one if days == 1 else words.late
        late = " ".join(filled(template, days=str(days)).split())
    if late and not late.startswith("("):
        late = f"({late.rstrip('.')})"
    return fixed(filled(words.rated, day=f"{_day(page, day)} {late}".rstrip()))


def _after_numbers(page: Page) -> Nodes:
    usual = {score.scale: score.usual for score in page.scores if score.usual is not None}
    return spaced(fixed(page.words.usually(usual, len(page.scores))), _own_lines(page))


def _own_lines(page: Page) -> Nodes:
    """Return "About heard: We moved on.", for every scale with a line of the person's own."""
    words = page.words
    return spaced(
        *(
            _labelled(filled(words.about, scale=words.scale(one.scale)), stopped(line(one.line)))
            for one in page.scores
        )
    )


def _value_on(page: Page, value: int, day: date | None) -> str:
    if day is None:
        return filled(page.words.goal_now, value=str(value))
    return filled(page.words.goal_on, value=str(value), day=_day(page, day))


def _day(page: Page, day: date) -> str:
    return page.words.on(day, page.year)


def _listed(words: Words, items: Sequence[str]) -> Nodes:
    """Join items by "; " and end them with a full stop."""
    shown = [one for one in items if visible(line(one))]
    made = [_without_stop(one) for one in shown[:-1]] + [line(one) for one in shown[-1:]]
    return stopped(_joined(words, made))


def _joined(words: Words, parts: Iterable[Nodes]) -> Nodes:
    between = Text(f"{words.between_items} ")
    joined: Nodes = ()
    for one in parts:
        joined += (between, *one) if joined else one
    return joined


def _without_stop(typed: str) -> Nodes:
    """Return a text for the middle of a line, without a full stop at its end; an ellipsis stays."""
    typed = typed.rstrip()
    return line(typed if typed.endswith("..") else typed.removesuffix("."))


def _labelled(label: str, said: Nodes, *, strong: bool = False) -> Nodes:
    return _labelled_nodes(bold(fixed(label)) if strong else fixed(label), said)


def _labelled_nodes(label: Nodes, said: Nodes) -> Nodes:
    """Return a label with the words that follow it, or nothing if there are none."""
    return spaced(label, said) if visible(said) else ()


def _chained(*parts: Nodes | Text) -> Nodes:
    chained: Nodes = ()
    for part in parts:
        chained += (part,) if isinstance(part, Text) else part
    return chained


def _woven(template: str, **parts: Nodes) -> Nodes:
    """Fill nodes into the braces of a fixed line."""
    woven: Nodes = ()
    for number, piece in enumerate(re.split(r"\{(\w+)\}", template)):
        if number % 2:
            woven += parts.get(piece, ())
        elif piece:
            woven += (Text(isolated(clean(piece))),)
    return woven

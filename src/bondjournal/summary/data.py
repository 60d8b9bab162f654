"""Write a page as JSON: what stands on it in one of its styles, and nothing else. Pure.

`page.schema.json` beside this file describes it. A part with nothing in it is left out, as it is
on the page. Texts are the person's own, in Markdown where emphasis, lists and paragraphs count;
names are replaced. Days are ISO dates.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from bondjournal.page_styles import STYLES
from bondjournal.summary import persons, sentences
from bondjournal.summary.inline import clean, visible
from bondjournal.summary.page import (
    Answered,
    Goal,
    Moment,
    Note,
    Page,
    Score,
    Style,
    Topic,
    Trial,
    in_style,
)
from bondjournal.visible import in_json

SCHEMA = "bondjournal.page/1"
"""The format of the JSON; its number changes when a reader must read it differently."""


def render(page: Page, style: Style) -> str:
    """Return the page in one of its styles as JSON, with a line end at its end."""
    return in_json(json.dumps(as_data(page, style), ensure_ascii=False, indent=2)) + "\n"


def as_data(page: Page, style: Style) -> dict[str, Any]:
    """Return the page in one of its styles as plain dicts, lists, texts and numbers."""
    page = in_style(page, style)
    words = page.words
    name, plain = _line(page.name), STYLES[style].is_plain
    spans = bool(name and page.since and style == "full")
    return {"schema": SCHEMA, "style": style} | _said(
        language=words.language.strip(),
        title="" if plain else visible(sentences.title(page)),
        session_on=page.session_on and page.session_on.isoformat(),
        first_session=page.first_session and page.session_on is None,
        signed=name,
        since=page.since.isoformat() if spans and page.since else "",
        until=page.today.isoformat() if spans else "",
        wishes=_said(
            read_together=_fixed(words.read_together) if page.read_together else "",
            hand_back=_fixed(words.hand_back) if page.hand_back else "",
        ),
        **_parts(page),
        footer="" if plain else visible(sentences.footer(page)),
    )


def _parts(page: Page) -> dict[str, Any]:
    """Return the parts of a page in the order of its fields."""
    parts: dict[str, Any] = {}
    for one in fields(page):
        value = getattr(page, one.name)
        if one.name in _MADE:
            parts[one.name] = _some(map(_MADE[one.name], value))
        elif one.name == "scores":
            parts["ratings"] = _ratings(page)
        elif one.name == "lists":
            parts |= {each.name: _lines(each.texts) for each in page.lists}
        elif "about" in one.metadata:
            parts[one.name] = _line(value) if isinstance(value, str) else _lines(value)
    return parts


def _said(**parts: Any) -> dict[str, Any]:
    """Return the parts that are not empty; a zero is kept."""
    return {name: part for name, part in parts.items() if part or (part == 0 and part is not False)}


def _some(made: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in made if one]


def _line(typed: str) -> str:
    """Return a text of one line as it was typed, or an empty one if nothing of it is visible."""
    return " ".join(clean(typed).split()) if visible(persons.line(typed)) else ""


def _lines(typed: Iterable[str]) -> list[str]:
    return [text for text in map(_line, typed) if text]


def _body(typed: str) -> str:
    """Return a text of several lines as it was typed."""
    return clean(typed).strip("\n") if persons.blocks(typed) else ""


def _fixed(text: str) -> str:
    return visible(sentences.fixed(text))


def _topic(topic: Topic) -> dict[str, Any]:
    material = _some(map(_material, topic.material))
    text, more = _line(topic.text), _line(topic.more)
    if not (text or more or material):
        return {}
    return {"text": text} | _said(first=topic.first, more=more, material=material)


def _material(one: Note | Trial) -> dict[str, Any]:
    """Return what belongs under a topic; of something tried, only how it went."""
    return _note(one) if isinstance(one, Note) else _said(how_it_went=_line(one.how_it_went))


def _answered(topic: Answered) -> dict[str, Any]:
    text = _line(topic.text)
    return {"topic": text, "answer": "talked about" if topic.talked else "not yet"} if text else {}


def _moment(moment: Moment) -> dict[str, Any]:
    text = _line(moment.text)
    return {"on": moment.day.isoformat(), "text": text} if text else {}


def _tried(trial: Trial) -> dict[str, Any]:
    what = _line(trial.what)
    return _said(what=what, how_it_went=_line(trial.how_it_went)) if what else {}


def _note(note: Note) -> dict[str, Any]:
    line = _line(note.line)
    body = "" if line else _body(note.body)
    quotes = [text for text in map(_body, note.quotes) if text]
    if not (line or body or quotes):
        return {}
    title = _line(note.title)
    return {"on": note.day.isoformat()} | _said(title=title, line=line, body=body, quotes=quotes)


def _ratings(page: Page) -> dict[str, Any]:
    scales = _some(map(_score, page.scores))
    return {"on": page.since.isoformat(), "scales": scales} if page.since and scales else {}


def _score(score: Score) -> dict[str, Any]:
    """Return one scale; on a page without numbers, only the line about it."""
    line = _line(score.line)
    if score.value is None:
        return {"scale": score.scale, "line": line} if line else {}
    late = {"days_after": score.days_after} if score.days_after else {}
    usual = {} if score.usual is None else {"usual": score.usual}
    return {"scale": score.scale, "value": score.value} | usual | late | _said(line=line)


def _goal(goal: Goal) -> dict[str, Any]:
    words = _line(goal.words)
    if not words:
        return {}
    day = {} if goal.now else {"on": goal.day.isoformat()}
    return {"words": words, "value": goal.value} | day | _said(earlier=_earlier(goal))


def _earlier(goal: Goal) -> dict[str, Any]:
    if goal.earlier is None:
        return {}
    day = goal.earlier_day
    return {"value": goal.earlier} | ({"on": day.isoformat()} if day else {})


_MADE: dict[str, Callable[[Any], dict[str, Any]]] = {
    "topics": _topic,
    "last_time": _answered,
    "moments": _moment,
    "stayed": _note,
    "tried": _tried,
    "goals": _goal,
}
"""What turns each row of these fields into JSON."""

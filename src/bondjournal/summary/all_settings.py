"""All settings by name, those of the program and the page's lines: read, typed, stepped through."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import known_settings, setting_values, settings, typed_settings
from bondjournal.journal.known_settings import Known
from bondjournal.summary import own_words
from bondjournal.wording import settings as words

_ABOVE_KEYS = "page.last-time"
"""The setting below which the keys of the journal stand."""
_HOURS = tuple(f"{hour:02}:00" for hour in range(13))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting as it is now; a line of the page is one too."""

    name: str
    label: str = ""
    """What it is called on screen; empty for a line of the page, which is shown as it is."""
    short_label: str = ""
    called: str = ""
    """What it is called in a sentence, if it is a setting of the program."""
    kind: str
    explained: str
    value: Any
    default: Any
    choices: Sequence[Any] = ()
    typed: str
    """Its value as it is typed to set it."""
    said: str
    """Its value in words."""
    allowed: str = ""
    """What may be typed for it, in words."""
    options: Sequence[tuple[str, str]] = ()
    """The values in view, the present one too, each as it is typed and in words."""

    @property
    def uuid(self) -> UUID:
        """What identifies it in a list."""
        return settings.uuid_of(self.name)

    @property
    def is_own(self) -> bool:
        """Whether it differs from its default."""
        return bool(self.value != self.default)

    @property
    def may_be_empty(self) -> bool:
        """Whether it can be set to nothing."""
        return self.kind in ("line", "folder")


def in_order(session: Session) -> list[Setting]:
    """Return the settings of the program, followed by the lines of the page."""
    found = [_setting(known, value) for known, value in known_settings.all_of(session)]
    return [*found, *of_page(session)]


def of_program(session: Session) -> list[Setting]:
    """Return the settings of the program, what can be done with its keys, and the page's lines.

    All lines of the page are one row, the last one.
    """
    found = [_setting(known, value) for known, value in known_settings.all_of(session)]
    above = [one.name for one in found].index(_ABOVE_KEYS) + 1
    found[above:above] = [_of_key(name) for name in words.KEYS]
    changed = sum(line.is_own for line in of_page(session))
    said = words.IN_YOUR_WORDS.format(number=changed) if changed else words.AS_THEY_COME
    lines = Setting(
        name=own_words.SETTING,
        label=words.LINES_LABEL,
        short_label=words.LINES_SHORT,
        kind="lines",
        explained=words.LINES,
        value=changed,
        default=0,
        typed="",
        said=said,
    )
    return [*found, lines]


def of_page(session: Session) -> list[Setting]:
    """Return the headings and fixed lines of a page."""
    return [_of_line(line) for line in own_words.all_of(session)]


def get(session: Session, name: str) -> Setting:
    """Return a setting.

    Raises:
        NotFound: no setting has this name.
    """
    if own_words.is_page_line(name):
        return _of_line(own_words.named(session, name))
    known = known_settings.named(name)
    return _setting(known, known_settings.value(session, known))


def put(session: Session, name: str, typed: str) -> bool:
    """Set a setting to what was typed for it; return whether that changed its value.

    Raises:
        NotFound: no setting has this name.
        WrongUse: the setting cannot have this value.
    """
    before = get(session, name).value
    if own_words.is_page_line(name):
        own_words.change(session, own_words.named(session, name), typed)
    else:
        known = known_settings.named(name)
        known_settings.change(session, known, typed_settings.read(known, typed))
    return bool(get(session, name).value != before)


def reset(session: Session, name: str) -> None:
    """Set a setting back to its default.

    Raises:
        NotFound: no setting has this name.
    """
    if own_words.is_page_line(name):
        own_words.reset(session, own_words.named(session, name))
    else:
        known_settings.reset(session, known_settings.named(name))


def step(session: Session, name: str, by: int) -> bool:
    """Set a setting to the next or previous of its values in view, going round at the ends.

    Return whether the setting has such values.

    Raises:
        NotFound: no setting has this name.
    """
    known = known_settings.named(name)
    present = known_settings.value(session, known)
    if known.kind == "time":
        steps = sorted({*_HOURS, present})
    else:
        steps = [one for one, _ in setting_values.in_view(known, present)]
    if steps:
        known_settings.change(session, known, steps[(steps.index(present) + by) % len(steps)])
    return bool(steps)


def _setting(known: Known, value: Any) -> Setting:
    return Setting(
        name=known.name,
        label=known.label,
        short_label=known.short_label or known.label,
        called=known.called,
        kind=known.kind,
        explained=known.explained,
        value=value,
        default=known.default,
        choices=known.choices,
        typed=typed_settings.as_typed(known, value),
        said=setting_values.said(known, value),
        allowed=setting_values.allowed(known),
        options=[
            (typed_settings.as_typed(known, one), said)
            for one, said in setting_values.in_view(known, value)
        ],
    )


def _of_key(name: str) -> Setting:
    """Return the row of a key of the journal, of which nothing is set but something is done."""
    label, said, explained = words.KEYS[name]
    return Setting(
        name=name,
        label=label,
        short_label=words.SHORT_KEYS.get(name, label),
        kind="key",
        explained=explained,
        value=None,
        default=None,
        typed="",
        said=said,
    )


def _of_line(line: own_words.Line) -> Setting:
    return Setting(
        name=line.name,
        kind="line" if isinstance(line.default, str) else "names",
        explained=line.explained,
        value=line.present,
        default=line.default,
        typed=line.typed,
        said=line.typed or words.LEFT_OUT,
    )

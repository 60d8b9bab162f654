"""The settings a person can change: their labels, possible values, and what they do.

Every front end reads this table: the command line sets by name, the TUI shows the rows in this
order. The headings and fixed lines of a page are settings too, `page.words`, and have their own
table beside the page's words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlmodel import Session

from bondjournal import page_languages, page_styles
from bondjournal.errors import NotFound
from bondjournal.journal import change_log, setting_values, settings
from bondjournal.looks import LOOKS, SIGNS, USUAL_LOOK
from bondjournal.scales import LABELS, MAIN, NAMES

Kind = Literal["choice", "switch", "minutes", "scales", "time", "line", "folder"]
"""How a setting is changed: one of several words, on or off, a number of minutes with 0 for
never, some of the scales, a time of day, a line of text, a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One setting. `default` is its value as long as nobody set it."""

    name: str
    label: str
    """The word in the margin of the settings screen."""
    short_label: str = ""
    """The same for a narrow margin, if the label is long."""
    kind: Kind
    explained: str
    """One or two sentences about what it does."""
    default: Any
    called: str
    """What it is called in a sentence."""
    choices: tuple[Any, ...] = ()
    """Its possible values, in order; for minutes, those that are in view."""
    said: Mapping[Any, str] = field(default_factory=dict)
    """The words for a value in the TUI, if they are not the value itself."""


def _listed(said: Iterable[str]) -> str:
    """Return remarks on several values as one sentence: "Dusk is dark, day is light."."""
    sentence = f"{', '.join(said)}."
    return sentence[0].upper() + sentence[1:]


KNOWN = (
    Known(
        name="look",
        called="the look",
        label="look",
        kind="choice",
        explained=_listed(f"{name} {look.about}" for name, look in LOOKS.items()),
        default=USUAL_LOOK,
        choices=tuple(LOOKS),
    ),
    Known(
        name="symbols",
        called="the symbols",
        label="symbols",
        kind="choice",
        explained=_listed(
            [
                *(f"{name} {signs.about}" for name, signs in SIGNS.items()),
                "auto checks what the terminal can show",
            ]
        ),
        default="auto",
        choices=("auto", *SIGNS),
    ),
    Known(
        name="lock.after",
        called="when it locks",
        label="lock after",
        short_label="lock",
        kind="minutes",
        explained="The journal locks by itself after this many minutes without a key.",
        default=5,
        choices=(2, 5, 10, 30, 0),
    ),
    Known(
        name="lock.writing",
        called="when it locks while you write",
        label="while writing",
        short_label="writing",
        kind="minutes",
        explained="While you write, it locks after this many minutes without a key. What you "
        "wrote is kept as a draft.",
        default=15,
        choices=(5, 10, 15, 30, 0),
    ),
    Known(
        name="lock.on-focus-lost",
        called="whether it locks on leaving",
        label="on leaving",
        short_label="leaving",
        kind="switch",
        explained="It locks as soon as another window is in front, if the terminal reports that.",
        default=False,
        choices=(False, True),
        said={False: "stay open", True: "lock when another window is in front"},
    ),
    Known(
        name="home.words",
        called="what home shows",
        label="home shows",
        short_label="home",
        kind="switch",
        explained="Whether home shows the next topic and the last words you wrote.",
        default=False,
        choices=(False, True),
        said={False: "no words of yours", True: "the next topic, the last words"},
    ),
    Known(
        name="scales",
        called="what you are asked after a session",
        label="scales",
        kind="scales",
        explained="What you are asked about after a session. You can leave any of them without a "
        "number.",
        default=list(MAIN),
        choices=NAMES,
        said=LABELS,
    ),
    Known(
        name="questions",
        called="questions to start from",
        label="questions",
        short_label="question",
        kind="switch",
        explained="Whether a question to start from is offered when you write.",
        default=True,
        choices=(True, False),
        said={True: "offered", False: "only when asked for"},
    ),
    Known(
        name="copying",
        called="copying",
        label="copying",
        kind="switch",
        explained="Whether text you copy here can be pasted in other programs. Some of them keep "
        "what was copied.",
        default=False,
        choices=(False, True),
        said={False: "off", True: "on"},
    ),
    Known(
        name="page.name",
        called="your name on the page",
        label="page signed",
        short_label="signed",
        kind="line",
        explained="The name on a page. One letter is enough; leave it empty for no name.",
        default="",
    ),
    Known(
        name="page.style",
        called="the length of the page",
        label="page length",
        short_label="length",
        kind="choice",
        explained="How long a page is. Words to read out are for when you would rather not hand "
        "anything over.",
        default=page_styles.USUAL,
        choices=tuple(page_styles.STYLES),
        said={name: style.short_label for name, style in page_styles.STYLES.items()},
    ),
    Known(
        name="page.language",
        called="the language of the page",
        label="page language",
        short_label="language",
        kind="choice",
        explained="The language of a page's own lines. What you write stays as it is.",
        default=page_languages.USUAL,
        choices=tuple(page_languages.LANGUAGES),
        said=page_languages.LANGUAGES,
    ),
    Known(
        name="page.last-time",
        called="whether the page says which topics you talked about",
        label="last time",
        short_label="last",
        kind="switch",
        explained="Whether the full page says what happened to the topics on the page before, if "
        "you said so.",
        default=False,
        choices=(False, True),
        said={False: "not on the page", True: "which topics you talked about"},
    ),
    Known(
        name="day.starts",
        called="when a day starts",
        label="a day starts",
        short_label="day",
        kind="time",
        explained="Anything written before this time counts as the evening before. Days already "
        "kept stay as they are.",
        default="04:00",
    ),
    Known(
        name="page.folder",
        called="the folder for pages",
        label="folder",
        kind="folder",
        explained="The folder suggested for pages you write.",
        default="",
    ),
    Known(
        name="terminal.clear",
        called="clearing the terminal",
        label="clearing",
        kind="switch",
        explained="Whether commands that show your words offer to clear the terminal afterwards.",
        default=False,
        choices=(False, True),
        said={False: "the words stay", True: "asks to clear them"},
    ),
)
"""Every setting, in the order of the settings screen."""


def named(name: str) -> Known:
    """Return the setting with this name.

    Raises:
        NotFound: there is no such setting.
    """
    for one in KNOWN:
        if one.name == name:
            return one
    raise NotFound("No setting has this name.", "'bondjournal config list' shows all of them.")


def value(session: Session, known: Known) -> Any:
    """Return the value of a setting; its default if it is not set, or not to an allowed value."""
    present = settings.get(session, known.name)
    return present if setting_values.is_allowed(known, present) else known.default


def scales(session: Session) -> tuple[str, ...]:
    """Return the scales the person wants to be asked about, Heard first."""
    wanted = value(session, named("scales"))
    return tuple(one for one in NAMES if one in wanted)


def all_of(session: Session) -> list[tuple[Known, Any]]:
    """Return every setting with its value, in the order of the settings screen."""
    return [(known, value(session, known)) for known in KNOWN]


def chosen(session: Session) -> dict[str, Any]:
    """Return the settings the person set to an allowed value, by name.

    Those that have a default in `settings` are included with it.
    """
    found = {known.name: (known, settings.get(session, known.name)) for known in KNOWN}
    return {
        name: present
        for name, (known, present) in found.items()
        if setting_values.is_allowed(known, present)
    }


def change(session: Session, known: Known, new: Any) -> None:
    """Set a setting to an allowed value.

    Raises:
        WrongUse: the value is not allowed.
    """
    if not setting_values.is_allowed(known, new):
        raise setting_values.refused(known)
    _put(session, known, new)


def reset(session: Session, known: Known) -> None:
    """Let a setting be as it was before anybody set it."""
    _put(session, known, settings.DEFAULTS.get(known.name))


def _put(session: Session, known: Known, new: Any) -> None:
    before = setting_values.said(known, value(session, known))
    change_log.change_setting(session, known.name, new, called=known.called, said=before)

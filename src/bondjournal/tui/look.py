"""The look: three themes of ten tokens each, and the signs, drawn or plain.

Tokens: background, band (ribbon in trends), text, bright (place, question, the chosen row;
always bold), dim (margin, hints), accent (keys, focus, cursor, Heard), second (a question
offered, in italics; Safe), edge (slip rule, scrollbar), rule (ornament), select (selected text).
Weight and place carry what colour says, so the terminal's own colours and none do as well.
"""

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

TOKENS = (
    "background",
    "band",
    "text",
    "bright",
    "dim",
    "accent",
    "second",
    "edge",
    "rule",
    "select",
)

DUSK = {
    "background": "#18191f",
    "band": "#24262e",
    "text": "#d2d0ca",
    "bright": "#f3f0e8",
    "dim": "#94939d",
    "accent": "#b5cb9e",
    "second": "#c7b5dd",
    "edge": "#6f717e",
    "rule": "#353741",
    "select": "#3d4049",
}
DAY = {
    "background": "#f6f5f0",
    "band": "#e9e8e1",
    "text": "#32343b",
    "bright": "#15161a",
    "dim": "#5f626a",
    "accent": "#3f6531",
    "second": "#6c4d8e",
    "edge": "#7c8083",
    "rule": "#d0d1cb",
    "select": "#d3d8cb",
}
TERMINAL = dict.fromkeys(TOKENS, "ansi_default") | {
    "accent": "ansi_green",
    "second": "ansi_magenta",
    "rule": "ansi_bright_black",
}
LOOKS = {"dusk": DUSK, "day": DAY, "terminal": TERMINAL}


def themes() -> list[Theme]:
    """Return the three looks as Textual themes."""
    return [_theme(name, tokens) for name, tokens in LOOKS.items()]


def _theme(name: str, tokens: Mapping[str, str]) -> Theme:
    ansi = name == "terminal"
    return Theme(
        name=name,
        primary=tokens["accent"],
        secondary=tokens["second"],
        warning=tokens["second"],
        error=tokens["second"],
        success=tokens["accent"],
        accent=tokens["accent"],
        foreground=tokens["text"],
        background=tokens["background"],
        surface=tokens["background"] if ansi else tokens["band"],
        panel=tokens["background"] if ansi else tokens["band"],
        boost=tokens["background"] if ansi else tokens["band"],
        dark=name != "day",
        ansi=ansi,
        variables=_variables(tokens, ansi=ansi),
    )


def _variables(tokens: Mapping[str, str], *, ansi: bool) -> dict[str, str]:
    variables = {
        name: tokens[name] for name in ("bright", "dim", "edge", "select", "rule", "band", "second")
    }
    variables |= dict.fromkeys(("text-muted", "text-disabled", "foreground-muted"), tokens["dim"])
    variables |= {
        "text": tokens["text"],
        "input-cursor-background": tokens["accent"],
        "input-cursor-foreground": tokens["background"],
        "input-cursor-text-style": "reverse" if ansi else "none",
        "input-selection-background": tokens["select"],
        "input-selection-foreground": tokens["bright"],
        "screen-selection-background": tokens["select"],
        "screen-selection-foreground": tokens["bright"],
        "block-cursor-background": tokens["accent"],
        "block-cursor-foreground": tokens["background"],
        "border": tokens["accent"],
        "border-blurred": tokens["rule"],
    }
    grounds = ("scrollbar-background", "scrollbar-corner-color")
    for name in (*grounds, *(f"scrollbar-background-{state}" for state in ("hover", "active"))):
        variables[name] = tokens["background"]
    for name in ("scrollbar", "scrollbar-hover", "scrollbar-active"):
        variables[name] = tokens["edge"]
    if ansi:
        # Textual's own rules ask for these in a theme of ANSI colours, and fail to parse without.
        colours = ("background", "foreground", "surface", "panel", "boost")
        variables |= dict.fromkeys((*colours, "ansi-background", "ansi-foreground"), "ansi_default")
    return variables


def defaults() -> dict[str, str]:
    """Return a value for every token, for themes that do not know ours."""
    return {name: DUSK[name] for name in TOKENS if name not in {"background", "text", "accent"}}


@lru_cache(maxsize=256)
def ink(
    look: str,
    token: str,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    on: str = "background",
) -> Style:
    """Return the style to draw with in a look, for widgets that draw their own lines."""
    tokens = LOOKS.get(look, DUSK)
    return Style(
        color=Color.parse(tokens[token]).rich_color,
        bgcolor=Color.parse(tokens[on]).rich_color,
        bold=bold,
        italic=italic,
        underline=underline,
    )


@dataclass(frozen=True, slots=True)
class Signs:
    """The few characters that are drawn and not said."""

    line: str = "▏"
    mark: str = "▎"
    more: str = "…"
    rule: str = "─"
    tick: str = "·"
    dot: str = "●"
    between: str = "·"
    hidden: str = "•"
    edges: tuple[str, str] = ("▏", "▕")
    arrows: bool = True

    def keys(self, shown: str) -> str:
        """Return the name of a key with arrows in signs or in words."""
        if self.arrows:
            return shown
        for sign, word in (("↑↓", "up/down"), ("←→", "left/right"), ("← →", "left/right")):
            shown = shown.replace(sign, word)
        for sign, word in (("↑", "up"), ("↓", "down"), ("←", "left"), ("→", "right")):
            shown = shown.replace(sign, word)
        return shown


DRAWN = Signs()
PLAIN = Signs(
    line=" ",
    mark=">",
    more="...",
    rule="-",
    tick=".",
    dot="o",
    between="-",
    hidden="*",
    edges=("[", "]"),
    arrows=False,
)
UNCOLOURED = Signs(line=" ", mark="▌")
"""Drawn signs where there is no colour: without the line, and with a mark that weight shows."""


def signs(
    symbols: str = "auto", *, colour: bool = True, environ: Mapping[str, str] = os.environ
) -> Signs:
    """Return the signs to draw with.

    Args:
        symbols: "drawn", "plain", or "auto": plain where the locale is not UTF-8 and on the
            Linux console, whose font has few signs.
        colour: False under NO_COLOR.
        environ: where TERM is read from.
    """
    plain = symbols == "plain"
    if symbols == "auto":
        encoding = locale.getpreferredencoding(do_setlocale=False)
        plain = environ.get("TERM") == "linux" or "utf" not in encoding.lower()
    if plain:
        return PLAIN
    return DRAWN if colour else UNCOLOURED


def beside_of(module: str) -> str:
    """Return the stylesheet that stands beside a module, given the module's `__file__`."""
    return Path(module).with_suffix(".tcss").read_text(encoding="utf-8")

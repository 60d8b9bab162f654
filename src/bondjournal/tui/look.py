"""The look of the TUI: Textual's themes, the styles to draw with, and the signs."""

import locale
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from bondjournal.looks import DRAWN, LOOKS, SIGNS, UNCOLOURED, Look, Signs

_FIRST = next(iter(LOOKS.values()))
_OWN = ("bright", "dim", "edge", "select", "rule", "band", "second")
"""The colours that Textual has no names for."""


def themes() -> list[Theme]:
    """Return the looks as Textual themes."""
    return [_theme(look) for look in LOOKS.values()]


def _theme(look: Look) -> Theme:
    ansi = look.is_terminals
    ground = look.background if ansi else look.band
    return Theme(
        name=look.name,
        primary=look.accent,
        secondary=look.second,
        warning=look.second,
        error=look.second,
        success=look.accent,
        accent=look.accent,
        foreground=look.text,
        background=look.background,
        surface=ground,
        panel=ground,
        boost=ground,
        dark=look.dark,
        ansi=ansi,
        variables=_variables(look, ansi=ansi),
    )


def _variables(look: Look, *, ansi: bool) -> dict[str, str]:
    variables = {name: getattr(look, name) for name in _OWN}
    variables |= dict.fromkeys(("text-muted", "text-disabled", "foreground-muted"), look.dim)
    variables |= {
        "text": look.text,
        "input-cursor-background": look.accent,
        "input-cursor-foreground": look.background,
        "input-cursor-text-style": "reverse" if ansi else "none",
        "input-selection-background": look.select,
        "input-selection-foreground": look.bright,
        "screen-selection-background": look.select,
        "screen-selection-foreground": look.bright,
        "block-cursor-background": look.accent,
        "block-cursor-foreground": look.background,
        "border": look.accent,
        "border-blurred": look.rule,
    }
    grounds = ("scrollbar-background", "scrollbar-corner-color")
    for name in (*grounds, *(f"scrollbar-background-{state}" for state in ("hover", "active"))):
        variables[name] = look.background
    for name in ("scrollbar", "scrollbar-hover", "scrollbar-active"):
        variables[name] = look.edge
    if ansi:
        # Textual's own CSS needs these in a theme of ANSI colours, and fails to parse without them.
        colours = ("background", "foreground", "surface", "panel", "boost")
        variables |= dict.fromkeys((*colours, "ansi-background", "ansi-foreground"), "ansi_default")
    return variables


def defaults() -> dict[str, str]:
    """Return a value for every colour token, for themes that do not define ours."""
    return {name: getattr(_FIRST, name) for name in _OWN}


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
    colours = LOOKS.get(look, _FIRST)
    return Style(
        color=Color.parse(getattr(colours, token)).rich_color,
        bgcolor=Color.parse(getattr(colours, on)).rich_color,
        bold=bold,
        italic=italic,
        underline=underline,
    )


def signs(
    symbols: str = "auto", *, colour: bool = True, environ: Mapping[str, str] = os.environ
) -> Signs:
    """Return the signs to draw with.

    Args:
        symbols: a name in `SIGNS`, or "auto": plain if the locale is not UTF-8, and on the
            Linux console, whose font has few signs.
        colour: False under NO_COLOR.
        environ: where TERM is read from.
    """
    if symbols not in SIGNS:
        encoding = locale.getpreferredencoding(do_setlocale=False)
        plain = environ.get("TERM") == "linux" or "utf" not in encoding.lower()
        symbols = "plain" if plain else "drawn"
    chosen = SIGNS[symbols]
    return UNCOLOURED if chosen is DRAWN and not colour else chosen


def stylesheet_for(module: str) -> str:
    """Return the stylesheet that stands beside a module, given the module's `__file__`."""
    return Path(module).with_suffix(".tcss").read_text(encoding="utf-8")

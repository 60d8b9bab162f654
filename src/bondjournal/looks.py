"""The looks and the signs of the screen: one entry in `LOOKS` or `SIGNS` each.

Standard library only; `tui.look` draws with them. Weight and place say what colour says, so the
terminal's own colours, or no colours, do as well.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look: its colours, as CSS or as Textual names those of the terminal.

    The least contrasts: on the background 11 for `text`, 15 for `bright`, 3 for `edge`; 4.5 for
    `dim`, `accent` and `second` there, for `text`, `accent` and `second` on `band`, and for
    `bright` on `select`.
    """

    name: str
    about: str
    """What it is like, after its name."""
    dark: bool = True
    background: str
    band: str
    """The ribbon in trends."""
    text: str
    bright: str
    """The place, a question, the chosen row; always bold."""
    dim: str
    """The margin, and hints."""
    accent: str
    """Keys, focus, the cursor; Heard."""
    second: str
    """A question offered, in italics; Safe."""
    edge: str
    """The rule of a slip, the scrollbar."""
    rule: str
    """Ornament."""
    select: str
    """The ground of selected text."""

    @property
    def is_terminals(self) -> bool:
        """Whether its colours are the terminal's own."""
        return self.background.startswith("ansi_")


LOOKS = {
    look.name: look
    for look in (
        Look(
            name="dusk",
            about="is dark",
            background="#18191f",
            band="#24262e",
            text="#d2d0ca",
            bright="#f3f0e8",
            dim="#94939d",
            accent="#b5cb9e",
            second="#c7b5dd",
            edge="#6f717e",
            rule="#353741",
            select="#3d4049",
        ),
        Look(
            name="day",
            about="is light",
            dark=False,
            background="#f6f5f0",
            band="#e9e8e1",
            text="#32343b",
            bright="#15161a",
            dim="#5f626a",
            accent="#3f6531",
            second="#6c4d8e",
            edge="#7c8083",
            rule="#d0d1cb",
            select="#d3d8cb",
        ),
        Look(
            name="terminal",
            about="is your own colours",
            background="ansi_default",
            band="ansi_default",
            text="ansi_default",
            bright="ansi_default",
            dim="ansi_default",
            accent="ansi_green",
            second="ansi_magenta",
            edge="ansi_default",
            rule="ansi_bright_black",
            select="ansi_default",
        ),
    )
}
"""By name, in the order in which people read them; the first is the default."""
USUAL_LOOK = next(iter(LOOKS))
"""The look if none was chosen: the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The few characters that are drawn and not said."""

    about: str = "uses thin lines and dots"
    """What they are like, after their name."""
    line: str = "▏"
    mark: str = "▎"
    more: str = "…"
    rule: str = "─"
    tick: str = "·"
    dot: str = "●"
    between: str = "·"
    hidden: str = "•"
    edges: tuple[str, str] = ("▏", "▕")
    bar: str = "▕"
    """The part of a scrollbar that says where one is."""
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
    about="uses plain letters",
    line=" ",
    mark=">",
    more="...",
    rule="-",
    tick=".",
    dot="o",
    between="-",
    hidden="*",
    edges=("[", "]"),
    bar="|",
    arrows=False,
)
UNCOLOURED = Signs(line=" ", mark="▌")
"""Drawn signs for a screen without colour: no line, and a mark that weight shows."""
SIGNS = {"drawn": DRAWN, "plain": PLAIN}
"""The signs that a person can choose, by name; "auto" goes by what the terminal can show."""

"""Words the program says: on the axis, paragraph below paragraph, wrapped."""

from dataclasses import dataclass
from typing import Literal, Unpack

from rich.style import Style

from bondjournal.tui.keys import press_of
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.part import Drawn, Label, Margin, Part, PartOptions, labels
from bondjournal.visible import visible_line

Tone = Literal["asked", "said", "offered", "aside"]
"""How a sentence sounds: asked now (bright and bold), said, offered (italic), aside (dim)."""


@dataclass(frozen=True, slots=True)
class Say:
    """One or more sentences in one tone, with the margin beside them."""

    words: str
    tone: Tone = "said"
    margin: Margin = ()


class Passage(Part):
    """Sentences below each other, without empty rows between them.

    A line break in the words begins a new row; an empty line is an empty row.
    """

    def __init__(
        self,
        *says: Say | str,
        tone: Tone = "said",
        **options: Unpack[PartOptions],
    ) -> None:
        """Make a passage.

        Args:
            says: the sentences; a plain text is said in `tone`.
            tone: the tone of plain texts.
            options: as for every part; the margin is beside the first sentence.
        """
        margin = options.pop("margin", ())
        super().__init__(**options)
        self._says: list[Say] = []
        self._rows: list[tuple[str, Tone, Label | None]] = []
        self._wrapped_at = -1
        self._set(says, tone, margin)

    def _set(self, says: tuple[Say | str, ...], tone: Tone, margin: Margin) -> None:
        self._says = [
            Say(say, tone, margin if index == 0 else ()) if isinstance(say, str) else say
            for index, say in enumerate(says)
        ]
        self._wrapped_at = -1

    def say(self, *says: Say | str, tone: Tone = "said", margin: Margin = ()) -> None:
        """Replace the sentences."""
        self._set(says, tone, margin)
        self.refresh(layout=True)

    @property
    def text(self) -> str:
        """All its sentences as one text."""
        return "\n".join(say.words for say in self._says)

    def height_for(self, body: int) -> int:
        """Return how many rows the sentences take."""
        return len(self._wrap(body))

    def _wrap(self, body: int) -> list[tuple[str, Tone, Label | None]]:
        if self._wrapped_at != body:
            self._wrapped_at = body
            self._rows = []
            for say in self._says:
                rows = [
                    line[start:end]
                    for line in map(visible_line, say.words.split("\n"))
                    for start, end in wrap(line, body)
                ]
                beside = labels(say.margin)
                rows += [""] * (len(beside) - len(rows))
                beside += [Label()] * (len(rows) - len(beside))
                self._rows += [
                    (row, say.tone, label) for row, label in zip(rows, beside, strict=True)
                ]
        return self._rows

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        rows = self._wrap(self.body)
        if y >= len(rows):
            return Drawn()
        words, tone, label = rows[y]
        margin = self.pressing(self.label_of(label), press_of(label.key)) if label else []
        return Drawn([self.words(words)._replace(style=self._style(tone))], margin)

    def _style(self, tone: Tone) -> Style:
        if tone == "asked":
            return self.ink("bright", bold=True)
        if tone == "offered":
            return self.ink("second", italic=True)
        return self.ink("dim" if tone == "aside" else "text")

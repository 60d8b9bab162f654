"""Texts made of runs: what nobody writes, and what a page takes no longer for than for words."""

PLAIN = "some plain words as anybody writes them "

RUNS = (*"*_[`><&\\{-", "*a **b ", "> ", ">\n", "[a](", "![", "- a\n+ a\n", "a\n\n", "Anna.")


def of(unit, size):
    """A text of so many characters made of one unit."""
    return (unit * (size // len(unit) + 1))[:size]


def in_lines(text, width=79):
    """The same in lines of a width."""
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))

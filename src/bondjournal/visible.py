"""What is shown of a person's text: characters that are obeyed, not read, as signs.

Control and escape characters move a cursor or change colours, the signs of direction of Unicode
(UAX 9) turn round what stands beside them, and half a character cannot be written at all. In the
journal and in JSON all of them stay as they are; a screen, a list and a pipe get a sign for each.
"""

import re

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks, embeddings, overrides and isolates, each of which nobody sees."""
_OBEYED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_DIRECTION}\ud800-\udfff]")
_DIRECTED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BLANK = str.maketrans("\t\n", "  ")
_LINE_ENDS = "\x85\u2028\u2029"
_FIRST_PRINTED, _DELETE = 0x20, 0x7F
_PICTURES = 0x2400
"""The block of Unicode with a picture for each control character of ASCII."""
_OPEN, _CLOSE = "\u2068", "\u2069"
"""FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE."""


def visible(text: str) -> str:
    """Return a text as it is shown, as long as it was: a sign for what would be obeyed.

    Tabs and line ends stay.
    """
    return _OBEYED.sub(lambda found: _sign(found[0]), text)


def visible_line(text: str) -> str:
    """Return one line as it is shown, as long as it was; tabs and line ends are blanks in it."""
    return text if text.isprintable() else visible(text).translate(_BLANK)


def invisible(text: str) -> str:
    """Return a text in which what would be obeyed takes no room, as long as it was; tabs stay.

    For a text that is being edited, where each character has the room that it has.
    """
    return text if text.isprintable() else _OBEYED.sub("\u200b", text).replace("\n", "\u200b")


def in_json(text: str) -> str:
    """Return JSON in which what would be obeyed is written as an escape: it reads the same."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def in_html(text: str) -> str:
    """Return HTML in which what would be obeyed is written as a reference: it reads the same."""
    return _DIRECTED.sub(lambda found: f"&#x{ord(found[0]):x};", text)


def isolated(text: str) -> str:
    """Return a text that turns nothing round outside itself, for where others stand beside it.

    One without embeddings, overrides and isolates stays as it is. What it opens and does not
    close ends behind it, and what it closes and did not open is opened before it.
    """
    signs = _DIRECTED.findall(text)
    if not signs:
        return text
    opened = unopened = 0
    for sign in signs:
        if sign == _CLOSE:
            unopened += not opened
            opened -= bool(opened)
        else:
            opened += sign in "\u2066\u2067\u2068"
    return _OPEN * (1 + unopened) + text + _CLOSE * (1 + opened)


def _sign(character: str) -> str:
    number = ord(character)
    if number < _FIRST_PRINTED:
        return chr(_PICTURES + number)
    if number == _DELETE:
        return "\N{SYMBOL FOR DELETE}"
    return "\N{SYMBOL FOR NEWLINE}" if character in _LINE_ENDS else "\N{REPLACEMENT CHARACTER}"

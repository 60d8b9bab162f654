"""How a person's text is shown: with signs for characters that would be obeyed, not read.

Control and escape characters move a cursor or change colours, Unicode's signs of direction (UAX 9)
reverse what stands beside them, and half a character cannot be written at all. Others,
such as tags, carry words that nobody sees. In the journal and in JSON all of them stay as they
are; a screen, a list and a pipe get a sign for each. A page has none that carry words.
"""

import re
from collections.abc import Callable

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks, embeddings, overrides and isolates, all of them invisible."""
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
_CARRYING = (
    "\u17b4\u17b5\u2061-\u2065\u206a-\u206f\u3164\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
"""Annotations, tags, fillers and others that Unicode lets a reader ignore and no words need."""
_FORM = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Selectors of the form that the letter or emoji before them has; each has one at most."""
_JOINT = "\u00ad\u034f\u180e\u200b-\u200d\u2060\ufeff"
"""What joins or separates letters and emoji; three in a row, counting forms, do neither."""
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
"""The flag of a region, such as England's: a black flag, and the region's name in tags."""
_RUN = f"[{_FORM}{_JOINT}]{{3,}}|[{_FORM}]{{2,}}"
_SPECIAL = re.compile(f"[{_CONTROL}{_DIRECTION}{_CARRYING}{_FORM}{_JOINT}]")
"""Characters that make it necessary to look at a text closely."""
_OBEYED = re.compile(f"({_FLAG})|[{_CONTROL}{_DIRECTION}{_CARRYING}]|{_RUN}")
_HIDDEN = re.compile(f"({_FLAG})|[{_CARRYING}]|{_RUN}")
_DIRECTED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = "\x85\u2028\u2029"
_FIRST_PRINTED, _DELETE = 0x20, 0x7F
_PICTURES = 0x2400
"""The block of Unicode with a picture for each control character of ASCII."""
_OPEN, _CLOSE = "\u2068", "\u2069"
"""FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE."""


def visible(text: str) -> str:
    """Return a text as it is shown, of the same length: with signs for what is obeyed or hidden.

    Tabs and line ends stay.
    """
    return _replaced(_OBEYED, text, _sign)


def visible_line(text: str) -> str:
    """Return one line as it is shown, of the same length; tabs and line ends become blanks."""
    return visible(text).replace("\t", " ").replace("\n", " ")


def invisible(text: str) -> str:
    """Return a text of the same length in which what would be obeyed takes no room; tabs stay.

    For a text that is being edited, where every other character takes the room that it has.
    """
    return _replaced(_OBEYED, text, lambda _: "\u200b").replace("\n", "\u200b")


def without_hidden(text: str) -> str:
    """Return a text without the characters that carry words nobody sees."""
    return _replaced(_HIDDEN, text, lambda _: "")


def in_json(text: str) -> str:
    """Return JSON with escapes for the characters that would be obeyed; it means the same."""
    return _replaced(_OBEYED, text, _escape)


def in_html(text: str) -> str:
    """Return HTML with references for the signs of direction that are obeyed; it means the same."""
    return _DIRECTED.sub(lambda found: f"&#x{ord(found[0]):x};", text)


def isolated(text: str) -> str:
    """Return a text that reverses nothing outside itself, to stand beside other texts.

    A text without embeddings, overrides and isolates stays as it is. What it opens and does not
    close is closed behind it, and what it closes and did not open is opened before it.
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


def _replaced(pattern: re.Pattern[str], text: str, by: Callable[[str], str]) -> str:
    """Return a text with something in place of each character found; the flags in it stay."""
    if (text.isascii() and text.isprintable()) or not _SPECIAL.search(text):
        return text
    return pattern.sub(lambda found: found[1] or "".join(map(by, found[0])), text)


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))


def _sign(character: str) -> str:
    number = ord(character)
    if number < _FIRST_PRINTED:
        return chr(_PICTURES + number)
    if number == _DELETE:
        return "\N{SYMBOL FOR DELETE}"
    return "\N{SYMBOL FOR NEWLINE}" if character in _LINE_ENDS else "\N{REPLACEMENT CHARACTER}"

"""What counts as a word in a search, and where the words searched for are in a text.

A text is folded before it is indexed, and so is what is typed, so that both can match. Case,
accents and points do not matter, nor the width of a letter. In scripts without spaces
between words (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese and their neighbours) every
letter is a word of its own, with the vowel and tone signs that belong to it, so that a word in
the middle of a sentence is found as a phrase of them. An emoji is a word too: a flag or a family
as a whole, in whatever presentation. A skin tone follows its emoji as a word of its own, so that
the emoji alone finds it in every tone.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import category, combining, normalize

from bondjournal import graphemes

Spans = list[tuple[int, int]]
"""Ranges of characters in a text, start to end (exclusive), in order and without overlaps."""

PIECE = 8_000
"""How many characters of a long text are searched for a hit at a time."""
_OVERLAP = 200
_BACK = 20
"""How many characters before a hit are searched for a blank, to begin with a whole word."""

_SPACELESS = re.compile(
    "["
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u1aaf\u1b00-\u1b7f\u2e80-\u2fdf"
    "\u3005-\u3007\u3040-\u30ff\u3100-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua9ff\uaa60-\uaadf\uac00-\ud7ff\uf900-\ufaff"
    "\U00016fe0-\U00018dff\U0001aff0-\U0001b2ff\U00020000-\U0003ffff"
    "]"
)
_HALF_WIDTH = re.compile("[\uff00-\uffef]")
_BREAK, _KEYCAP = "\u200b", "\u20e3"
_INSTEAD = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\u0131": "i",
        "ł": "l",
        "ø": "o",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
    }
    | {"\u0e33": "\u0e4d\u0e32", "\u0eb3": "\u0ecd\u0eb2", "\u0640": ""}
)
"""Replacements for letters that no Unicode form decomposes, and for Arabic's stretching line."""

_LETTERS = ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Mn", "Mc", "Co", "Cn")
"""Categories that make up words: letters, numbers, marks, and code points not assigned yet."""
_ACCENTS = (range(1, 2), range(10, 37), range(200, 241))
"""The combining classes of accents, and of Hebrew and Arabic points."""
_SELECTORS = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")

_FOREIGN = re.compile(r"[0-9A-Za-z#*]?[^\x00-\x7f]+")
_IN_WORD = r"[0-9a-z\x80-\U0010ffff]"
_BETWEEN = r"[^0-9a-z\x80-\U0010ffff]+"
_TYPED_PARTS = re.compile(r'"([^"]*)"|(\S+)')


def fold(words: str) -> str:
    """Return a text as it is indexed: folded words, with blanks between them."""
    words = words.replace("\x00", " ")
    if not words.isascii():
        words = _FOREIGN.sub(lambda found: _run(found[0]), words)
    return words.lower()


def query(typed: str) -> str:
    """Return the FTS5 query for what somebody typed; empty if there is no word in it.

    What is typed is taken literally, never as query language; a part in double quotes is a
    phrase, and the last word may be only the beginning of a word.
    """
    quoted = [f'"{" ".join(words)}"{" *" if is_begun else ""}' for words, is_begun in _asked(typed)]
    return " ".join(quoted)


def hits(typed: str, words: str) -> Spans:
    """Return where the words searched for are in a text."""
    asked = _asked(typed)
    if not asked:
        return []
    folded, starts, ends = _placed(words)
    found: Spans = []
    for wanted, is_begun in asked:
        end = f"{_IN_WORD}*" if is_begun else f"(?!{_IN_WORD})"
        pattern = f"(?<!{_IN_WORD}){_BETWEEN.join(map(re.escape, wanted))}{end}"
        found += [
            (starts[match.start()], ends[match.end() - 1]) for match in re.finditer(pattern, folded)
        ]
    return _merged(sorted(found))


def places(typed: str, words: str) -> Spans:
    """Return where something stands in a text just as it was typed, but for capitals."""
    forms = ({normalize(form, one) for form in ("NFC", "NFD")} for one in graphemes.split(typed))
    pattern = "".join(f"(?:{'|'.join(map(re.escape, sorted(form)))})" for form in forms)
    found = re.finditer(pattern, words, re.IGNORECASE) if typed else ()
    spans = [match.span() for match in found]
    return [(first, last) for first, last in spans if graphemes.start_at(words, last) == last]


def excerpt(typed: str, words: str, width: int) -> tuple[str, Spans]:
    """Return about `width` characters around the first hit in a text of any length."""
    for start in range(0, max(1, len(words) - _OVERLAP), PIECE - _OVERLAP):
        shown, found = around(typed, words[start : start + PIECE], width)
        if found:
            if start and not shown.startswith("…"):
                return f"…{shown}", [(first + 1, last + 1) for first, last in found]
            return shown, found
    return around(typed, words[:PIECE], width)


def around(typed: str, words: str, width: int) -> tuple[str, Spans]:
    """Return about `width` characters of a text around the first hit, and the hits in them."""
    flat = " ".join(words.split())
    found = hits(typed, flat)
    start = 0
    if found and found[0][1] > width - 2:
        start = max(0, found[0][0] - width // 3)
        start = flat.rfind(" ", max(0, start - _BACK), start) + 1 or start
        while 0 < start < found[0][0] and graphemes.may_follow(flat[start]):
            start += 1
    piece = flat[start : start + width]
    lead = "…" if start else ""
    if start + width < len(flat):
        piece = piece[: width - 1].rstrip() + "…"
    shift = len(lead) - start
    inside = [
        (first + shift, min(last + shift, len(lead + piece)))
        for first, last in found
        if first >= start and first + shift < len(lead + piece)
    ]
    return lead + piece, inside


def _asked(typed: str) -> list[tuple[list[str], bool]]:
    """Return the words of each part of what was typed, and whether its last may be a beginning."""
    asked = []
    for part in _TYPED_PARTS.finditer(typed):
        words = re.findall(f"{_IN_WORD}+", fold(part[1] or part[2] or ""))
        if words:
            ends = part.end() == len(typed) and not _SPACELESS.match(words[-1])
            asked.append((words, not part[1] and (ends or graphemes.is_symbol(words[-1][0]))))
    return asked


def _placed(words: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return a folded text, and the start and end in the text of each of its characters."""
    if words.isascii():
        return fold(words), range(len(words)), range(1, len(words) + 1)
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def take(plain: str, start: int, end: int) -> None:
        folded.append(plain)
        starts.extend([start] * len(plain))
        ends.extend([end] * len(plain))

    at = 0
    for found in _FOREIGN.finditer(words):
        folded.append(words[at : found.start()].replace("\x00", " ").lower())
        starts.extend(range(at, found.start()))
        ends.extend(range(at + 1, found.start() + 1))
        at = found.start()
        for cluster in graphemes.split(found[0]):
            take(_plain(cluster).lower(), at, at + len(cluster))
            at += len(cluster)
    folded.append(words[at:].replace("\x00", " ").lower())
    starts.extend(range(at, len(words)))
    ends.extend(range(at + 1, len(words) + 1))
    return "".join(folded), starts, ends


def _run(run: str) -> str:
    """Return letters that are not all ASCII, folded."""
    return "".join(map(_plain, graphemes.split(run)))


@lru_cache(maxsize=4096)
def _plain(cluster: str) -> str:
    """Return one letter or sign folded: letters, a word between blanks, a blank, or nothing."""
    if graphemes.is_symbol(cluster[0]) or _KEYCAP in cluster:
        tones = graphemes.TONE.findall(cluster)
        bare = "".join(filter(_is_seen, graphemes.TONE.sub("", cluster))).strip(graphemes.JOINER)
        return f" {' '.join([bare, *tones])} "
    if cluster in (_BREAK, graphemes.NON_JOINER):
        return " "
    if _HALF_WIDTH.search(cluster):
        cluster = normalize("NFKC", cluster)
    taken_apart = normalize("NFD", normalize("NFD", cluster).casefold().translate(_INSTEAD))
    kept = [letter for letter in taken_apart if not _is_accent(letter)]
    if not kept:
        return ""
    if category(kept[0]) not in _LETTERS:
        return " "
    # Vowel and tone signs are typed in either order.
    kept[1:] = sorted(kept[1:], key=_in_order)
    plain = normalize("NFC", "".join(kept))
    if not _SPACELESS.match(plain):
        return plain
    spaced = "".join(one if category(one)[0] == "M" else f" {one}" for one in plain)
    return f" {spaced} "


def _is_accent(character: str) -> bool:
    """Return whether a character is ignored: an accent, or one that is not visible."""
    kind = category(character)
    if kind in ("Cf", "Me"):
        return True
    return kind[0] == "M" and (
        any(combining(character) in accents for accents in _ACCENTS)
        or _SELECTORS.match(character) is not None
    )


def _is_seen(sign: str) -> bool:
    """Return whether a sign after an emoji makes a different emoji of it."""
    return sign == _KEYCAP or category(sign)[0] != "M"


def _in_order(character: str) -> tuple[bool, str]:
    return (False, character) if category(character)[0] == "M" else (True, "")


def _merged(found: Spans) -> Spans:
    merged: Spans = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

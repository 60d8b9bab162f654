"""Finding entries by words: one FTS5 index over title, body and tags, kept by code.

Accents and case do not matter, the last word may be the beginning of one, and words of Chinese,
Japanese and Korean are found whatever their length: these scripts put no spaces between words,
so each of their characters is a token of its own and a word of several a phrase. What is typed
is taken literally, never as query language; a part in double quotes is a phrase.
"""

import re
from collections.abc import Iterable, Sequence
from unicodedata import category, normalize

from sqlalchemy import text
from sqlmodel import Session

from bondjournal.journal.tables import Entry

SCHEMA = (
    "CREATE VIRTUAL TABLE entry_search USING fts5(title, body, tags, content='', "
    "contentless_delete=1, prefix='1 2', tokenize='unicode61 remove_diacritics 2')"
)

_SPACELESS = re.compile(
    "["
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u318f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"
    "\U0001b000-\U0001b16f\U00020000-\U0003134f"
    "]"
)
_PARTS = re.compile(r'"([^"]*)"|(\S+)')


def spaced(words: str) -> str:
    """Return text as it is indexed and asked for: composed, and such characters apart."""
    return _SPACELESS.sub(r" \g<0> ", normalize("NFC", words))


def columns(title: str, body: str, tags: Iterable[str]) -> dict[str, str]:
    """Return what of an entry goes into the index."""
    return {"title": spaced(title), "body": spaced(body), "tags": spaced(" ".join(tags))}


INSERT = text(
    "INSERT OR REPLACE INTO entry_search(rowid, title, body, tags) "
    "VALUES (:id, :title, :body, :tags)"
)

DELETE = text("DELETE FROM entry_search WHERE rowid = :id")


def index(session: Session, entry: Entry, tags: Iterable[str]) -> None:
    """Put an entry's words into the index, in place of what was there of it."""
    session.execute(INSERT, {"id": entry.id, **columns(entry.title, entry.body, tags)})


def forget(session: Session, entry: Entry) -> None:
    """Take an entry out of the index."""
    session.execute(DELETE, {"id": entry.id})


def compact(session: Session) -> None:
    """Rewrite the index, so that words of entries taken out are no longer in it."""
    session.execute(text("INSERT INTO entry_search(entry_search) VALUES ('optimize')"))


def query(typed: str) -> str:
    """Return the FTS5 query for what somebody typed; empty if there is no word in it."""
    parts = [(phrase or word, bool(phrase)) for phrase, word in _PARTS.findall(typed)]
    wanted = [(part.replace('"', ""), whole) for part, whole in parts if _has_word(part)]
    quoted = [f'"{spaced(part).strip()}"' for part, _ in wanted]
    if not quoted:
        return ""
    if not wanted[-1][1] and not typed[-1:].isspace():
        quoted[-1] += " *"
    return " ".join(quoted)


def hits(typed: str, words: str) -> list[tuple[int, int]]:
    """Return where the words asked for stand in a text, as (start, end), without overlaps."""
    folded, places = _folded(words)
    parts = [(phrase or word, bool(phrase)) for phrase, word in _PARTS.findall(typed)]
    found: list[tuple[int, int]] = []
    for number, (part, whole) in enumerate(parts):
        needle = re.split(r"[\W_]+", _folded(part)[0])
        pattern = r"[\W_]+".join(re.escape(one) for one in needle if one)
        if not pattern:
            continue
        spaceless = bool(_SPACELESS.search(part))
        begin = "" if spaceless else r"(?<![^\W_])"
        open_end = spaceless or (number == len(parts) - 1 and not whole)
        end = r"[^\W_]*" if open_end and not spaceless else "" if spaceless else r"(?![^\W_])"
        found.extend(
            (places[match.start()], places[match.end() - 1] + 1)
            for match in re.finditer(begin + pattern + end, folded)
        )
    return _merged(sorted(found))


def around(typed: str, words: str, width: int) -> tuple[str, list[tuple[int, int]]]:
    """Return about `width` characters of a text around the first hit, and the hits in them."""
    flat = " ".join(words.split())
    found = hits(typed, flat)
    start = 0
    if found and found[0][1] > width - 2:
        start = max(0, found[0][0] - width // 3)
        start = flat.rfind(" ", 0, start) + 1 if " " in flat[:start] else start
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


def _has_word(part: str) -> bool:
    return any(category(character)[0] in "LN" for character in part)


def _folded(words: str) -> tuple[str, Sequence[int]]:
    """Return a text without case and accents, and the place each of its characters came from."""
    if words.isascii():
        return words.lower(), range(len(words))
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(words):
        for plain in normalize("NFD", character).casefold():
            if category(plain) != "Mn":
                folded.append(plain)
                places.append(place)
    return "".join(folded), places


def _merged(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

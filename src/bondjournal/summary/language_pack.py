"""The lines of a page in another language: a file in `packs/`, with days and signs by Babel."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from bondjournal.page_languages import LANGUAGES, USUAL
from bondjournal.summary.words import Words

_FIELDS = {"EEEE": "{weekday}", "d": "{day}", "MMMM": "{month}", "y": "{year}"}
_FIELD = re.compile(r"'([^']*)'|E+|d+|M+|y+")
"""A field of a pattern of Unicode's CLDR, or words between quotation marks."""


@cache
def words_in(language: str) -> Words:
    """Return every heading and fixed line in a language; in English if it has no pack."""
    if language not in LANGUAGES or language == USUAL:
        return Words()
    lines = pack(language)["lines"]
    return Words().translated(_by_babel(language) | lines | {"language": language})


@cache
def pack(language: str) -> Mapping[str, Any]:
    """Return the pack of a language: its `lines`, and the words that names are told by."""
    path = files("bondjournal.summary").joinpath("packs", f"{language}.toml")
    return tomllib.loads(path.read_text("utf-8"))


def _by_babel(language: str) -> dict[str, Any]:
    # Only a page in another language than English needs it, so nothing else waits for it.
    from babel import Locale

    locale = Locale(language)
    months, days = locale.months["format"]["wide"], locale.days["format"]["wide"]
    return {
        "months": [months[number] for number in range(1, 13)],
        "weekdays": [days[number] for number in range(7)],
        "day": _template(locale.datetime_skeletons["MMMMd"].pattern),
        "day_with_year": _template(locale.date_formats["long"].pattern),
        "day_in_title": _template(locale.date_formats["full"].pattern),
        "decimal_sign": locale.number_symbols["latn"]["decimal"],
    }


def _template(pattern: str) -> str:
    """Return a pattern of the CLDR, such as "d. MMMM y", as a line of the page."""
    return _FIELD.sub(lambda found: found[1] or _FIELDS[found[0]], pattern)

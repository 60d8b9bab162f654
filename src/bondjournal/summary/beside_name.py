"""What stands beside a name and goes with it when the name is replaced. Pure.

A stand-in that is no name itself takes no title: "Dr. Brown" becomes "my doctor". If a text says
right beside a name who that is, the page says it only once: "my sister Ilse", "my sister, Ilse,"
and "Ilse (my sister)" become "my sister".
"""

import re

from bondjournal.summary import joining
from bondjournal.summary.name_rules import ENGLISH, NameRules
from bondjournal.summary.names import LETTER, SPACES

_TITLE = rf"(?:(?:Dr|Mr|Mrs|Ms|Mx|Prof)\.?|Miss|Professor|Doctor){SPACES}"
_TITLES = re.compile(rf"(?<![^\W_])(?:{_TITLE})+$")
_LAST_WORD = re.compile(rf"(?<![^\W_])({LETTER}+\.?){SPACES}\Z")
_SHORTEST_IN_LOWER_CASE = 3
"""How many letters a title has that needs no capital, such as "doña"."""
_PAUSE = re.compile(r"[,.;:!?)]|\s*\Z")
_LOOK_BACK = 100
"""How many characters before a name are looked at."""


def reach(
    text: str, earliest: int, at: int, end: int, instead: str, rules: NameRules
) -> tuple[int, int, str]:
    """Return where the replaced text begins and ends: the name, and what goes with it.

    The third is what says before the name who that is, in the case it was written in, or "".

    Args:
        text: the text.
        earliest: where it may begin at the earliest.
        at: where the name begins.
        end: where the name ends, with its `'s` if it has one.
        instead: what replaces it.
        rules: those of the page's language, which has titles of its own.
    """
    head = text[max(earliest, at - _LOOK_BACK) : at]
    start = _before_titles(head, rules) if instead[0].islower() else len(head)
    forms = joining.forms(instead, rules.language)
    said = "|".join(r"[^\S\n]++".join(map(re.escape, form.split())) for form in forms)
    said = f"(?:{said})"
    known = ""
    before = re.search(rf"(?<![^\W_])({said})(,?){SPACES}$", head[:start], re.IGNORECASE)
    if before and (not before[2] or _PAUSE.match(text, end)):
        start, known = before.start(), " ".join(before[1].split())
        end += bool(before[2]) and text.startswith((", ", ",\n"), end)
    after = re.compile(
        rf",{SPACES}{said}(?:,(?=\s)|(?={_PAUSE.pattern}))|{SPACES}\({said}\)", re.IGNORECASE
    )
    found = after.match(text, end)
    return at - len(head) + start, found.end() if found else end, known


def _before_titles(head: str, rules: NameRules) -> int:
    """Return where the titles begin that stand right before a name."""
    title = _TITLES.search(head)
    start = title.start() if title else len(head)
    while rules is not ENGLISH and (word := _LAST_WORD.search(head[:start])):
        is_written_so = word[1][0].isupper() or len(word[1]) >= _SHORTEST_IN_LOWER_CASE
        if not is_written_so or not rules.follows_a_title(head[:start]):
            break
        start = word.start()
    return start

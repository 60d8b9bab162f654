"""Every string the shared wording holds keeps the rules: plain, calm, no verdict, no pressure."""

import re
from importlib import import_module

import pytest

MODULES = ["bondjournal.wording", "bondjournal.wording.off", "bondjournal.wording.hard_time"]

NEVER = re.compile(
    r"!|\b(should|must|failed|missed|overdue|still haven't|save[ds]?|streak|alert|warning|"
    r"rupture|decline[ds]?|diary|password)\b",
    re.IGNORECASE,
)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from strings(one)


SENTENCES = [
    pytest.param(text, id=f"{module.rpartition('.')[2]}.{name}-{number}")
    for module in MODULES
    for name, value in vars(import_module(module)).items()
    if name.isupper()
    for number, text in enumerate(strings(value))
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_keeps_the_rules(text):
    assert text.strip() == text
    assert not NEVER.search(text)


def test_there_are_sentences():
    assert len(SENTENCES) > 50

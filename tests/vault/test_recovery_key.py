import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bondjournal.errors import WrongUse
from bondjournal.vault import recovery_key

KEY = bytes(range(16))
TYPED = "000G4-0R40M-30E20-9185G-R38E1-XA8P3"


def test_the_spelling_stays_what_it_is():
    assert recovery_key.in_groups(KEY) == TYPED
    assert recovery_key.parse(TYPED) == KEY


@given(st.binary(min_size=16, max_size=16))
def test_every_key_is_read_back(key):
    typed = recovery_key.in_groups(key)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}", typed)
    assert recovery_key.parse(typed) == key


@given(st.binary(min_size=16, max_size=16), st.data())
def test_one_wrong_character_is_a_typing_mistake(key, data):
    typed = recovery_key.in_groups(key).replace("-", "")
    at = data.draw(st.integers(0, 29))
    other = data.draw(st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ".replace(typed[at], "")))
    with pytest.raises(WrongUse, match="typing mistake"):
        recovery_key.parse(typed[:at] + other + typed[at + 1 :])


@given(st.binary(min_size=16, max_size=16), st.integers(0, 28))
def test_two_characters_the_wrong_way_round_are_one_too(key, at):
    typed = recovery_key.in_groups(key).replace("-", "")
    swapped = typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :]
    if swapped == typed:
        return
    with pytest.raises(WrongUse, match="typing mistake"):
        recovery_key.parse(swapped)


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        lambda typed: typed.replace("-", ""),
        lambda typed: typed.replace("-", " "),
        lambda typed: typed.replace("-", "\n"),
        lambda typed: f"  {typed}\t\n",
        lambda typed: typed.replace("0", "O"),
        lambda typed: typed.replace("0", "o").replace("1", "l"),
        lambda typed: typed.replace("1", "I"),
        lambda typed: typed.replace("1", "i"),
        lambda typed: typed.replace("-", "\N{EN DASH}"),
    ],
)
def test_reading_is_forgiving(change):
    assert recovery_key.parse(change(TYPED)) == KEY


@pytest.mark.parametrize("typed", ["", "000G4", "0" * 29, "0" * 31, "0" * 100_000])
def test_a_part_of_a_key_is_told(typed):
    with pytest.raises(WrongUse, match=rf"has {len(typed)} characters; a complete one has 30"):
        recovery_key.parse(typed)


@pytest.mark.parametrize("character", ["U", "*", "é", "²", "٣"])
def test_a_character_that_never_occurs_is_told(character):
    with pytest.raises(WrongUse, match="does not belong in it"):
        recovery_key.parse(TYPED[:-1] + character)


def test_what_was_typed_is_in_no_message():
    for typed in ("0" * 29, "U" * 30, "1" * 30):
        with pytest.raises(WrongUse) as raised:
            recovery_key.parse(typed)
        assert typed[:5] not in f"{raised.value.message} {raised.value.hint}"


def test_keys_differ():
    assert len({recovery_key.make() for _ in range(100)}) == 100


@pytest.mark.parametrize("typed", ["000G4 0R40M", "ooog4-or4om", " OOOG4\N{EN DASH}0r40M "])
def test_groups_are_typed_back_as_leniently_as_a_key_is_read(typed):
    assert recovery_key.is_same(typed, "000G40R40M")


@pytest.mark.parametrize("typed", ["", "000G4", "000G4 0R40N", "U00G4 0R40M"])
def test_other_groups_are_told_apart(typed):
    assert not recovery_key.is_same(typed, "000G40R40M")

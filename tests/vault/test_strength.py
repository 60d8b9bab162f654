import math

import pytest

from bondjournal.vault import strength


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "a",
        "password1",
        "qwerty123" * 8,
        "12052026",
        "a" * 72,
        "\ud800",
        "correct",
    ],
)
def test_what_is_easily_guessed_is_weak(passphrase):
    assert strength.in_words(passphrase) == strength.Strength(weak=True, words=strength.WEAK)


@pytest.mark.parametrize(
    "passphrase",
    ["four ordinary words here", "Kürbis löffelt Mondschein", "t7Gq!xL0vB2z"],
)
def test_what_is_not_is_told_to_hold(passphrase):
    judged = strength.in_words(passphrase)
    assert not judged.weak
    assert judged.words in (strength.FAIR, strength.STRONG)


def test_there_is_something_between():
    assert strength.in_words("jungfrau-99x").words == strength.FAIR
    assert strength.in_words("four ordinary words here").words == strength.STRONG


def test_its_length_does_not_matter_beyond_what_is_looked_at():
    long = strength.propose(40)[0]
    assert strength.in_words(long) == strength.in_words(long[:72])


def test_one_spelling_of_a_letter_is_the_other():
    assert strength.in_words("Ku\u0308rbis") == strength.in_words("K\u00fcrbis")


def test_a_proposal_has_as_many_words_as_asked_for_and_its_bits():
    words, bits = strength.propose()
    assert len(words.split(" ")) == 5
    assert bits == 64
    assert strength.propose(6)[1] == math.floor(6 * math.log2(7776)) == 77
    assert not strength.in_words(words).weak


def test_proposals_are_drawn_from_the_whole_list():
    drawn = strength.propose(20_000)[0].split(" ")
    known = set(strength._eff_words())
    assert len(known) == 7776
    assert set(drawn) <= known
    # The chance that so many draws meet fewer is far below one in a billion.
    assert len(set(drawn)) > 7000
    assert strength.propose()[0] != strength.propose()[0]

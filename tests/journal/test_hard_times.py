"""Lines for hard times: under three headings, each in its own order; and the card of them."""

import stat

import pytest

from bondjournal.errors import WrongUse
from bondjournal.journal import hard_times
from bondjournal.summary import card


@pytest.fixture
def four(session):
    for heading, text in (
        ("agreed", "I may write between two sessions."),
        ("steadied", "Kettle."),
        ("people", "Nadia, at any hour."),
        ("steadied", "The long way round."),
    ):
        hard_times.add(session, heading, text)


def texts(session, **asked):
    return [row.text for row in hard_times.LIST.rows(session, **asked)]


def test_they_stand_under_their_headings_in_the_order_they_were_added(session, four):
    assert texts(session) == [
        "Kettle.",
        "The long way round.",
        "Nadia, at any hour.",
        "I may write between two sessions.",
    ]
    assert hard_times.words(session) == {
        "ring": [],
        "steadied": ["Kettle.", "The long way round."],
        "people": ["Nadia, at any hour."],
        "agreed": ["I may write between two sessions."],
    }


def test_every_heading_is_there_without_a_line(session):
    words = hard_times.words(session)
    assert words == {"ring": [], "steadied": [], "people": [], "agreed": []}


def test_moving_one_leaves_the_other_headings_alone(session, four):
    hard_times.LIST.move(session, hard_times.LIST.named(session, "2").uuid, 1)
    assert texts(session, heading="steadied") == ["The long way round.", "Kettle."]
    assert texts(session)[2:] == ["Nadia, at any hour.", "I may write between two sessions."]
    with pytest.raises(WrongUse):
        hard_times.LIST.move(session, hard_times.LIST.named(session, "3").uuid, 2)


def test_there_are_four_headings(session):
    with pytest.raises(WrongUse, match="There is no such heading"):
        hard_times.add(session, "coping", "Kettle.")
    assert texts(session) == []
    hard_times.add(session, "people", "Nadia, at any hour.")
    hard_times.add(session, "ring", "Anneke: 030 23125 014")
    assert texts(session)[0] == "Anneke: 030 23125 014"


def test_the_card_holds_the_persons_words_and_nothing_else(session, four):
    hard_times.add(session, "people", "Anneke, next door. " + "Her light is on until eleven. " * 2)
    assert card.card(hard_times.words(session)) == (
        "What helps\n"
        "- Kettle.\n"
        "- The long way round.\n"
        "\n"
        "People\n"
        "- Nadia, at any hour.\n"
        "- Anneke, next door. Her light is on until eleven. Her light\n"
        "  is on until eleven.\n"
        "\n"
        "What we agreed\n"
        "- I may write between two sessions.\n"
    )


def test_a_heading_without_a_line_is_not_on_the_card(session):
    assert card.card(hard_times.words(session)) == ""
    hard_times.add(session, "agreed", "A line.")
    assert card.card(hard_times.words(session)) == "What we agreed\n- A line.\n"


def test_the_file_of_a_card_is_its_owners_alone_and_replaces_nothing(tmp_path):
    target = tmp_path / "card.txt"
    card.write(target, "A card.\n")
    assert target.read_text() == "A card.\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with pytest.raises(WrongUse, match="Nothing is replaced"):
        card.write(target, "Another one.\n")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(WrongUse, match="Nothing is replaced"):
        card.write(tmp_path / "link", "Another one.\n")
    assert target.read_text() == "A card.\n"
    assert not (tmp_path / "nowhere").exists()
    tmp_path.chmod(0o755)
    said = " ".join(card.concerns(tmp_path / "Dropbox" / "card.txt"))
    assert "page" not in said


def test_there_is_one_number_to_ring(session):
    hard_times.add(session, "ring", "Nadia: 030 23125 014")
    with pytest.raises(WrongUse, match="There is already a number"):
        hard_times.add(session, "ring", "Another one")
    assert hard_times.words(session)["ring"] == ["Nadia: 030 23125 014"]
    assert card.card(hard_times.words(session)) == "A number to ring\n- Nadia: 030 23125 014\n"

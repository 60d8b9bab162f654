"""What a terminal sends, and what the parser makes of it."""

import pytest
from textual import events
from textual.drivers import linux_driver

from bondjournal.tui import incoming

pytestmark = pytest.mark.skipif(
    not hasattr(linux_driver, "XTermParser"), reason="the driver has another parser"
)

BREAKING = ["\x1b[1114112u", "\x1b[97;1:3u", "\x1b[97:65;2u", "\x1b[:;:u", "\x1b[99999999999;1~"]


@pytest.fixture
def parser(monkeypatch):
    """The parser that the program's driver begins."""
    monkeypatch.setattr(linux_driver, "XTermParser", linux_driver.XTermParser)
    monkeypatch.setattr(linux_driver, "getincrementaldecoder", linux_driver.getincrementaldecoder)
    incoming.take_anything(linux_driver.LinuxDriver)
    return linux_driver.XTermParser(False)


@pytest.mark.parametrize("sequence", BREAKING)
def test_only_the_sequence_is_lost(parser, sequence):
    told = list(parser.feed(f"a{sequence}b\x1b[200~c\rd\x1b[201~e"))
    assert [getattr(one, "text", getattr(one, "character", None)) for one in told] == [
        "a",
        "b",
        "c\rd",
        "e",
    ]


@pytest.mark.parametrize("sequence", BREAKING)
def test_a_sequence_that_comes_in_two_parts_is_lost_alone_too(parser, sequence):
    told = [*parser.feed(sequence[:4]), *parser.feed(sequence[4:]), *parser.feed("\x1b[200~c")]
    told += parser.feed("d\x1b[201~")
    assert [one.text for one in told if isinstance(one, events.Paste)] == ["cd"]
    assert len(told) == 1


@pytest.mark.parametrize("size", ["99999;80", "24;99999", "0;80", "24;0"])
def test_a_size_that_no_terminal_has_is_not_believed(parser, size):
    assert list(parser.feed(f"\x1b[48;{size};1;1t")) == []


def test_a_size_is_believed(parser):
    (resize,) = parser.feed("\x1b[48;24;80;480;800t")
    assert resize.size == (80, 24)


def test_a_click_is_taken_when_the_size_in_pixels_is_nothing(parser):
    assert list(parser.feed("\x1b[48;24;80;0;0t\x1b[<0;1;1Ma"))[-1].character == "a"


def test_it_ends(parser):
    list(parser.feed("\x1b[1114112u"))
    assert list(parser.feed("")) == []


def words_of(told):
    """What was told: the words of each paste, and each key by its name."""
    return [getattr(one, "text", None) or one.key for one in told]


def waited(parser):
    """What is told by a terminal that sends nothing for a long time."""
    return [one for _ in range(100) for one in parser.tick()]


COMMANDS = [
    "\x1b\x11",
    "\x1b\x0c" + "more" * 10,
    "\x1b[20~",
    "\x1b",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_in_a_paste_is_a_key(parser, command):
    told = list(parser.feed(f"a\x1b[200~one{command}"))
    told += parser.feed(f"two{command}three\x1b[201~b")
    assert words_of(told) == ["a", f"one{command}two{command}three", "b"]


@pytest.mark.parametrize("cut", range(1, 18))
def test_a_paste_is_whole_wherever_it_is_cut(parser, cut):
    typed = "a\x1b[200~words\x1b[201~b"
    told = [*parser.feed(typed[:cut]), *parser.feed(typed[cut:])]
    assert words_of(told) == ["a", "words", "b"]


def test_after_a_paste_that_never_ends_keys_are_keys(parser):
    list(parser.feed("\x1b[200~words"))
    assert words_of(waited(parser)) == ["words"]
    told = [*parser.feed("\x0c"), *parser.feed("a"), *parser.feed("\x1b[20~")]
    assert words_of(told) == ["ctrl+l", "a", "f9"]
    assert waited(parser) == []


@pytest.mark.parametrize(
    "typed", ["\x1b[20~", "\x1b\x1b[20~", "\x1b[<35;7;7M\x1b[20~", "\x1b[20~zZ"]
)
def test_a_key_is_pressed_though_a_paste_has_not_ended(parser, typed):
    told = [*parser.feed("\x1b[200~words"), *parser.feed(typed)]
    assert told[0].text == "words"
    assert "f9" in [one.key for one in told if isinstance(one, events.Key)]
    assert list(parser.feed("z"))[-1].key == "z"


@pytest.mark.parametrize(("typed", "key"), [("\x1b[20~", "f9"), ("\x0c", "ctrl+l")])
def test_a_key_that_comes_at_once_with_a_paste_that_never_ends_is_one(parser, typed, key):
    assert list(parser.feed(f"\x1b[200~words{typed}")) == []
    assert words_of(waited(parser)) == ["words", key]
    assert words_of(parser.feed("a")) == ["a"]


def test_the_letter_that_hides_is_pressed_though_a_paste_has_not_ended(parser):
    told = [*parser.feed("\x1b[200~words"), *parser.feed("\x0c"), *parser.feed("z")]
    assert words_of(told) == ["words", "ctrl+l", "z"]


def test_a_piece_of_a_paste_that_begins_with_a_sequence_is_no_key(parser):
    piece = "\x1b[20~" + "z" * 50
    told = [*parser.feed("\x1b[200~words"), *parser.feed(piece), *parser.feed("\x1b[201~")]
    assert words_of(told) == [f"words{piece}"]


def test_what_comes_late_of_a_paste_is_pasted_too(parser):
    rest = "the rest of it, more than a hand types at once"
    told = [*parser.feed("\x1b[200~words "), *waited(parser), *parser.feed(rest)]
    told += [*waited(parser), *parser.feed("end\x1b[201~"), *parser.feed("b" * 50)]
    assert words_of(told) == ["words ", rest, "end", *"b" * 50]


def test_many_keys_after_a_paste_that_never_ends_are_no_rest_of_it(parser):
    another = "another paste, longer than what is typed at once"
    told = [*parser.feed("\x1b[200~words"), *waited(parser), *parser.feed("\x1b[B" * 20)]
    told += parser.feed(f"\x1b[200~{another}\x1b[201~")
    assert words_of(told) == ["words", *["down"] * 20, another]

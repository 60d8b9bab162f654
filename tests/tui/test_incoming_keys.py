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

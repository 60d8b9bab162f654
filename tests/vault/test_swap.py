import sys
from pathlib import Path

import pytest

from bondjournal.vault.swap import swap


@pytest.fixture
def both(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "words").write_text(name)
    return tmp_path / "one", tmp_path / "other"


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system has no such call")
def test_two_folders_exchange_their_names(both):
    one, other = both
    if not swap(one, other):
        pytest.skip("this file system cannot do it")
    assert (one / "words").read_text() == "other"
    assert (other / "words").read_text() == "one"


def test_where_the_system_has_no_such_call_nothing_is_changed(both, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    one, other = both
    assert not swap(one, other)
    assert (one / "words").read_text() == "one"


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system has no such call")
def test_a_folder_that_is_not_there_is_told(both):
    one, other = both
    (other / "words").unlink()
    other.rmdir()
    with pytest.raises(FileNotFoundError):
        swap(one, other)
    assert (one / "words").read_text() == "one"


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system has no such call")
def test_folders_are_named_from_where_one_stands(both, monkeypatch):
    monkeypatch.chdir(both[0].parent)
    if not swap(Path("one"), Path("other")):
        pytest.skip("this file system cannot do it")
    assert (both[0] / "words").read_text() == "other"
    assert (both[1] / "words").read_text() == "one"

"""The last that is taken, and the first that is not."""

import json

import pytest

from bondjournal.addition import MAX_TAGS
from bondjournal.errors import WrongUse
from bondjournal.exchange import archive, archive_in, archive_rows


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        (f'{{"format": "{archive.FORMAT}", "entries": []}}', True),
        (f'\ufeff \n{{"format":"{archive.FORMAT}"', True),
        ('{"format": "other"}', False),
        ('{"text": "A line."}', False),
        ("", False),
    ],
)
def test_an_archive_is_told_by_how_it_begins(tmp_path, content, is_one):
    file = tmp_path / "file.json"
    file.write_text(content, encoding="utf-8")
    assert archive_in.is_one(file) is is_one


def test_neither_a_folder_nor_nothing_is_an_archive(tmp_path):
    assert archive_in.is_one(tmp_path) is False
    assert archive_in.is_one(tmp_path / "nothing") is False


def test_an_entry_has_as_many_tags_as_one_may_have():
    names = [f"tag{number}" for number in range(MAX_TAGS)]
    assert archive_rows._tags(names) == names
    with pytest.raises(WrongUse, match=f"up to {MAX_TAGS} tags"):
        archive_rows._tags([*names, "more"])
    with pytest.raises(WrongUse):
        archive_rows._tags(json.loads('["Tag", "tag"]'))

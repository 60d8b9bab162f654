from uuid import uuid4

import pytest

from bondjournal.errors import Damaged, NotFound, NoVault
from bondjournal.vault import drafts, inbox, lock

CANARY = b"canary in the coal mine"


def test_a_draft_is_kept_in_place_of_itself(made):
    uuid = uuid4()
    for content in (b"one", b"one two", CANARY):
        drafts.keep(made.vault, uuid, content)
    assert drafts.waiting(made.vault) == [uuid]
    assert drafts.open_draft(made.vault, made.keys, uuid) == CANARY
    assert [path.name for path in made.vault.drafts.iterdir()] == [f"{uuid}.bjc"]
    assert CANARY not in (made.vault.drafts / f"{uuid}.bjc").read_bytes()


def test_two_windows_do_not_touch_each_other(made):
    one, other = uuid4(), uuid4()
    drafts.keep(made.vault, one, b"one")
    drafts.keep(made.vault, other, b"other")
    assert drafts.waiting(made.vault) == sorted([one, other])
    drafts.remove(made.vault, one)
    assert drafts.waiting(made.vault) == [other]
    assert drafts.open_draft(made.vault, made.keys, other) == b"other"


def test_it_is_kept_while_somebody_has_the_vault_alone(made):
    uuid = uuid4()
    with lock.exclusive(made.vault), made.writer.begin():
        drafts.keep(made.vault, uuid, CANARY)
    assert drafts.open_draft(made.vault, made.keys, uuid) == CANARY


def test_a_capture_is_no_draft(made):
    uuid = uuid4()
    inbox.seal(made.vault, CANARY, uuid)
    made.vault.drafts.mkdir()
    (made.vault.inbox / f"{uuid}.bjc").rename(made.vault.drafts / f"{uuid}.bjc")
    with pytest.raises(Damaged):
        drafts.open_draft(made.vault, made.keys, uuid)
    drafts.quarantine(made.vault, uuid)
    assert drafts.waiting(made.vault) == []
    assert (made.vault.quarantine / f"{uuid}.bjc").exists()


def test_a_draft_that_was_removed_is_gone(made):
    uuid = uuid4()
    drafts.keep(made.vault, uuid, CANARY)
    drafts.remove(made.vault, uuid)
    drafts.remove(made.vault, uuid)
    with pytest.raises(NotFound):
        drafts.open_draft(made.vault, made.keys, uuid)


def test_without_a_journal_nothing_is_made(vault):
    with pytest.raises(NoVault):
        drafts.keep(vault, uuid4(), CANARY)
    assert not vault.path.exists()
    assert drafts.waiting(vault) == []

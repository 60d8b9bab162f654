from uuid import uuid4

import pytest

from bondjournal.errors import Damaged, NotFound, NoVault, WrongUse
from bondjournal.vault import drafts, envelope, inbox, known, lock

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


def recipient(made):
    return known.recipient(made.vault, made.keys)[0]


def test_a_draft_that_waits_for_room_is_sealed_and_opens_again(made):
    uuid = uuid4()
    sealed = drafts.seal(recipient(made), uuid, CANARY)
    assert CANARY not in sealed
    assert drafts.waiting(made.vault) == []
    assert drafts.unseal(made.keys, uuid, sealed) == CANARY
    for other, damaged in ((uuid4(), sealed), (uuid, sealed[:-1])):
        with pytest.raises(Damaged):
            drafts.unseal(made.keys, other, damaged)


def test_a_draft_that_waited_is_kept_in_place_of_the_one_before(made):
    uuid = uuid4()
    drafts.keep(made.vault, uuid, b"before")
    drafts.keep_sealed(made.vault, uuid, drafts.seal(recipient(made), uuid, CANARY))
    assert drafts.waiting(made.vault) == [uuid]
    assert drafts.open_draft(made.vault, made.keys, uuid) == CANARY


def test_a_draft_that_waited_is_not_kept_where_the_journal_is_gone(made, vault):
    sealed = drafts.seal(recipient(made), uuid4(), CANARY)
    made.vault.keyfile.unlink()
    with pytest.raises(NoVault) as told:
        drafts.keep_sealed(made.vault, uuid4(), sealed)
    assert told.value.message == "The journal is not there."
    assert told.value.hint == f"Its folder was {made.vault.path}."
    assert drafts.waiting(made.vault) == []


def test_a_draft_longer_than_any_that_is_kept_is_told(made):
    with pytest.raises(WrongUse):
        drafts.seal(recipient(made), uuid4(), b"x" * (envelope.MOST_CONTENT + 1))

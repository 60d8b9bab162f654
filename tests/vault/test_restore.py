import os
import shutil
import stat
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from bondjournal.errors import Damaged, InUse, JournalError, TooNew, WrongUse
from bondjournal.vault import backup, beside, database, drafts, inbox, keyfile, restore, slots
from bondjournal.vault.layout import Vault
from bondjournal.vault.lock import exclusive, shared
from simple_vault import simple_vault

TODAY = date(2026, 5, 12)
ASIDE = "vault-set-aside-2026-05-12"
CANARY = "canary in the coal mine"
LATER = Path(__file__).parent.parent / "vectors" / "keyfile" / "new-format-2.json"


@pytest.fixture(scope="module")
def lived_in(mould, tmp_path_factory):
    """A vault that nobody writes into: a backup with one word in it, and another word since."""
    made = mould.copied(tmp_path_factory.mktemp("lived-in"))
    made.keep("then")
    backup.make(made.vault, made.engine, made.keys, made.vault.backups / "2026-05-11")
    made.keep("since")
    return made


@pytest.fixture
def made(lived_in, tmp_path):
    return lived_in.copied(tmp_path)


@pytest.fixture
def then(made):
    """The backup of the vault."""
    return made.vault.backups / "2026-05-11"


def back(made, source, vault=None):
    return restore.restore(source, made.keys, vault or made.vault, TODAY, wait=0)


def words(vault, keys):
    engine = database.engine(vault, keys.database)
    with engine.connect() as connection:
        return list(connection.execute(text("SELECT word FROM kept ORDER BY id")).scalars())


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != "home")


def content(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


@pytest.fixture(params=["at-one-instant", "in-two-moves"])
def way(request, monkeypatch):
    """Both ways for two folders to change places: the second where a system knows no other."""
    if request.param == "in-two-moves":
        monkeypatch.setattr(restore, "swap", lambda one, other: False)


def test_the_journal_is_the_backup_and_what_was_there_is_set_aside_whole(made, then, way):
    inbox.seal(made.vault, b"captured", uuid4())
    before = content(made.vault.path)
    done = back(made, then)
    assert words(made.vault, made.keys) == ["then"]
    assert done.aside == made.vault.path.with_name(ASIDE)
    assert content(done.aside) == before
    assert words(Vault(done.aside), made.keys) == ["then", "since"]
    assert names(made.vault.path.parent) == ["vault", ASIDE]


def test_what_waits_and_what_is_unfinished_goes_along(made, then, way):
    captured, drafted = uuid4(), uuid4()
    inbox.seal(made.vault, b"captured", captured)
    drafts.keep(made.vault, drafted, b"drafted")
    done = back(made, then)
    assert (done.captures, done.drafts) == (1, 1)
    assert inbox.open_capture(made.vault, made.keys, captured) == b"captured"
    assert drafts.open_draft(made.vault, made.keys, drafted) == b"drafted"


def test_what_does_not_open_stays_in_the_folder_set_aside(made, then):
    damaged = uuid4()
    inbox.seal(made.vault, b"captured", damaged)
    path = made.vault.inbox / f"{damaged}.bjc"
    path.write_bytes(path.read_bytes()[:-1])
    done = back(made, then)
    assert inbox.waiting(made.vault) == []
    assert inbox.waiting(Vault(done.aside)) == [damaged]


def test_backups_belong_to_the_restored_journal_too(made, then):
    made.keep("later")
    later = made.vault.backups / "2026-05-12"
    backup.make(made.vault, made.engine, made.keys, later)
    shutil.rmtree(made.vault.backups / "2026-05-10", ignore_errors=True)
    done = back(made, then)
    assert [path.name for path in backup.automatic(made.vault.backups)] == [
        "2026-05-11",
        "2026-05-12",
    ]
    for vault in (made.vault, Vault(done.aside)):
        backup.verify(vault.backups / "2026-05-12", made.keys)
    back(made, later)
    assert words(made.vault, made.keys) == ["then", "since", "later"]


def test_backups_that_cannot_be_shared_stay_in_the_folder_set_aside(made, then, monkeypatch):
    def refused(self, target):
        raise PermissionError(1, "")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    done = back(made, then)
    assert backup.automatic(made.vault.backups) == []
    backup.verify(done.aside / "backups" / then.name, made.keys)
    assert words(made.vault, made.keys) == ["then"]


def test_a_capture_of_the_last_instant_goes_along(made, then, monkeypatch):
    """It takes no lock, and comes after all that waited was brought along."""
    late, swap = uuid4(), restore.swap

    def capture_first(one, other):
        inbox.seal(made.vault, b"captured", late)
        return swap(one, other)

    monkeypatch.setattr(restore, "swap", capture_first)
    assert back(made, then).captures == 1
    assert inbox.open_capture(made.vault, made.keys, late) == b"captured"


def test_restoring_what_was_set_aside_takes_it_back(made, then, way):
    before, captured = uuid4(), uuid4()
    inbox.seal(made.vault, b"captured before", before)
    aside = back(made, then).aside
    inbox.remove(made.vault, [before])
    inbox.seal(made.vault, b"captured", captured)
    again = back(made, aside)
    assert words(made.vault, made.keys) == ["then", "since"]
    assert inbox.open_capture(made.vault, made.keys, before) == b"captured before"
    assert inbox.open_capture(made.vault, made.keys, captured) == b"captured"
    assert again.aside == made.vault.path.with_name(f"{ASIDE}-2")
    assert beside.set_aside(made.vault) == [aside, again.aside]


def test_of_a_draft_in_both_the_newer_goes_along(made, then):
    drafted = uuid4()
    drafts.keep(made.vault, drafted, b"first words")
    aside = back(made, then).aside
    drafts.keep(made.vault, drafted, b"first words, and more")
    back(made, aside)
    assert drafts.open_draft(made.vault, made.keys, drafted) == b"first words, and more"


@pytest.mark.parametrize("there", ["nothing", "an-empty-folder", "no-folder-above"])
def test_an_empty_place_is_how_a_second_machine_begins(made, then, tmp_path, there):
    place = tmp_path / ("deep/down/new" if there == "no-folder-above" else "new")
    if there == "an-empty-folder":
        place.mkdir()
    done = back(made, then, Vault(place))
    assert (done.aside, done.captures, done.drafts) == (None, 0, 0)
    assert words(Vault(place), made.keys) == ["then"]
    assert [name for name in names(place.parent) if name.startswith(".tmp-")] == []
    assert words(made.vault, made.keys) == ["then", "since"]


def test_it_opens_with_the_passphrase_of_its_day(made, then, cheap, passphrase):
    slots.change_passphrase(made.vault, made.keys, "a later passphrase", cheap)
    assert keyfile.unlock(restore.keyfile_of(then), passphrase)
    back(made, then)
    assert keyfile.unlock(keyfile.read(made.vault), passphrase)


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are those of Unix")
def test_it_is_as_private_as_before(made, then):
    inbox.seal(made.vault, b"captured", uuid4())
    back(made, then)
    for path in [made.vault.path, *made.vault.path.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_link_to_the_journal_stays_one(made, then, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(made.vault.path)
    done = back(made, then, Vault(link))
    assert link.is_symlink()
    assert done.aside == made.vault.path.with_name(ASIDE)
    assert words(made.vault, made.keys) == ["then"]


def damage(path):
    raw = bytearray(path.read_bytes())
    raw[-2000] ^= 1
    path.write_bytes(raw)


@pytest.mark.parametrize(
    "harm",
    [
        lambda place: damage(place / "journal.db"),
        lambda place: (place / "journal.db").unlink(),
        lambda place: (place / "journal.db").write_bytes(b""),
        lambda place: (place / "vault.json").unlink(),
        lambda place: (place / "vault.json").write_bytes(b"{}"),
    ],
    ids=["a-page", "no-database", "an-empty-one", "no-key-file", "a-key-file"],
)
def test_a_damaged_backup_changes_nothing(made, then, harm):
    made.keep(*(CANARY * 20 for _ in range(100)))
    damaged = made.vault.backups / "2026-05-12"
    backup.make(made.vault, made.engine, made.keys, damaged)
    harm(damaged)
    before = content(made.vault.path)
    with pytest.raises(Damaged, match="The backup 2026-05-12 is damaged"):
        back(made, damaged)
    assert content(made.vault.path) == before
    assert names(made.vault.path.parent) == ["vault"]


@pytest.fixture
def others(tmp_path):
    """The backup of another journal, and its keys."""
    _, keys, place = simple_vault(tmp_path / "other")
    return place, keys


def test_a_backup_of_another_journal_changes_nothing(made, then, others):
    place, keys = others
    before = content(made.vault.path)
    with pytest.raises(JournalError, match="to a different journal than the one in"):
        restore.restore(place, keys, made.vault, TODAY)
    with pytest.raises(Damaged, match="or belongs to another journal"):
        back(made, place)
    assert content(made.vault.path) == before
    assert ASIDE not in names(made.vault.path.parent)


def test_a_key_file_of_another_journal_beside_the_database_does_not_either(made, then, others):
    place, keys = others
    shutil.copy(place / "vault.json", then)
    before = content(made.vault.path)
    made.vault.keyfile.unlink()
    with pytest.raises(Damaged):
        restore.restore(then, keys, made.vault, TODAY)
    assert content(made.vault.path).keys() == before.keys() - {"vault.json"}


@pytest.mark.parametrize("how", ["damaged", "missing", "too-new"])
def test_a_key_file_that_cannot_be_read_is_no_hindrance(made, then, how):
    captured = uuid4()
    inbox.seal(made.vault, b"captured", captured)
    if how == "missing":
        made.vault.keyfile.unlink()
    elif how == "damaged":
        made.vault.keyfile.write_bytes(b"{}")
    else:
        shutil.copy(LATER, made.vault.keyfile)
        with pytest.raises(TooNew):
            keyfile.read(made.vault)
    done = back(made, then)
    assert keyfile.read(made.vault).vault_id == made.keys.vault_id
    assert inbox.open_capture(made.vault, made.keys, captured) == b"captured"
    assert done.aside


def test_not_while_somebody_has_it_open(made, then, monkeypatch):
    before = content(made.vault.path)
    for use in (shared, exclusive):
        with use(made.vault), pytest.raises(InUse):
            back(made, then)
    assert content(made.vault.path) == before
    assert names(made.vault.path.parent) == ["vault"]


def test_the_lock_counts_for_the_restored_journal_at_once(made, then, monkeypatch):
    """Who opens it while the last captures are brought along waits, in the new place too."""
    carry, tried = restore._carry, []

    def carry_and_look(old, new, keys):
        if new.path == made.vault.path:
            with pytest.raises(InUse), shared(new, wait=0):
                pass
            tried.append(new.path)
        carry(old, new, keys)

    monkeypatch.setattr(restore, "_carry", carry_and_look)
    aside = back(made, then).aside
    assert tried == [made.vault.path]
    with exclusive(made.vault, wait=0), exclusive(Vault(aside), wait=0):
        pass


def test_never_itself(made):
    with pytest.raises(WrongUse, match="the journal itself"):
        back(made, made.vault.path)


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_never_over_something_else(made, then, tmp_path, kind):
    place = tmp_path / "something"
    if kind == "file":
        place.write_text("else")
    else:
        place.mkdir()
        (place / "notes").write_text("else")
    with pytest.raises(JournalError):
        back(made, then, Vault(place))
    assert (place if kind == "file" else place / "notes").read_text() == "else"
    assert names(tmp_path) == ["something", "vault"]


def test_what_killed_restores_left_goes(made, then):
    whole = back(made, then).aside
    assert beside.unfinished(made.vault) == []
    coming = beside.coming(made.vault)
    left = beside.to_fill(made.vault)
    foreign = [
        made.vault.path.with_name(name)
        for name in (".tmp-restore-vault-2-0011223344556677", ".tmp-0011223344556677", "vault-old")
    ]
    for folder in (coming, left, *foreign):
        folder.mkdir()
        (folder / "vault.json").write_text("half")
    assert set(beside.unfinished(made.vault)) == {coming, left}
    back(made, then)
    assert not coming.exists()
    assert not left.exists()
    assert all(path.exists() for path in [whole, *foreign])


def test_beside_an_empty_place_another_restore_may_be_filling_its_folder(made, then, tmp_path):
    place = Vault(tmp_path / "new")
    young, old = beside.to_fill(place), beside.to_fill(place)
    for folder in (young, old):
        folder.mkdir()
    os.utime(old, (0, 0))
    back(made, then, place)
    assert young.exists()
    assert not old.exists()


def test_a_kill_between_two_moves_is_finished_by_the_next_command(made, then):
    """As it is left: the old one moved out, the new one not moved in."""
    made.vault.path.rename(made.vault.path.with_name(ASIDE))
    aside = Vault(made.vault.path.with_name(ASIDE))
    restore.restore(aside.backups / then.name, made.keys, Vault(beside.coming(made.vault)), TODAY)
    assert beside.unfinished(made.vault) == []
    assert beside.finish(made.vault)
    assert words(made.vault, made.keys) == ["then"]
    assert words(aside, made.keys) == ["then", "since"]
    assert not beside.finish(made.vault)


def test_a_capture_that_comes_between_two_moves_is_kept(made, then, monkeypatch):
    """Whoever had read the key file before makes the folder anew."""
    monkeypatch.setattr(restore, "swap", lambda one, other: False)
    late, rename = uuid4(), Path.rename

    def capture_between(self, target):
        moved = rename(self, target)
        if self == made.vault.path:
            aside = Vault(Path(target))
            inbox.seal(aside, b"captured", late)
            made.vault.inbox.mkdir(parents=True)
            rename(aside.inbox / f"{late}.bjc", made.vault.inbox / f"{late}.bjc")
        return moved

    monkeypatch.setattr(Path, "rename", capture_between)
    back(made, then)
    assert inbox.open_capture(made.vault, made.keys, late) == b"captured"
    assert words(made.vault, made.keys) == ["then"]


def test_where_the_second_move_is_refused_all_is_as_before(made, then, monkeypatch):
    monkeypatch.setattr(restore, "swap", lambda one, other: False)
    rename = Path.rename

    def refused(self, target):
        if self == made.vault.path:
            raise PermissionError(13, "")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(JournalError, match="this account has no access"):
        back(made, then)
    assert words(made.vault, made.keys) == ["then", "since"]
    assert names(made.vault.path.parent) == ["vault"]


def test_where_the_exchange_is_refused_all_is_as_before(made, then, monkeypatch):
    def refused(one, other):
        raise PermissionError(13, "")

    monkeypatch.setattr(restore, "swap", refused)
    with pytest.raises(JournalError, match="this account has no access"):
        back(made, then)
    assert words(made.vault, made.keys) == ["then", "since"]
    assert names(made.vault.path.parent) == ["vault"]


def test_a_backup_on_a_disk_that_cannot_be_written_to(ordinary_place):
    _, keys, place = simple_vault(ordinary_place / "vault")
    for path in (*place.iterdir(), place):
        path.chmod(0o500 if path.is_dir() else 0o400)
    new = Vault(ordinary_place / "new")
    restore.restore(place, keys, new, TODAY)
    backup.read_all_of(new, keys)
    place.chmod(0o700)


def test_a_full_disk_leaves_the_journal_and_no_half(made, then):
    """A limit on the size of files stands for the disk; the database meets a real error."""
    resource = pytest.importorskip("resource")
    before = content(made.vault.path)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    for size in (100, 5_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, limit[1]))
        try:
            with pytest.raises(JournalError) as raised:
                back(made, then)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        assert not isinstance(raised.value, Damaged)
    assert content(made.vault.path) == before
    assert names(made.vault.path.parent) == ["vault"]
    assert back(made, then).aside


@pytest.fixture
def seal_at_every_line(made):
    """Seal a capture at every line that a restore runs; return those that were acknowledged."""
    acknowledged = []

    def seal():
        uuid = uuid4()
        with suppress(JournalError):
            inbox.seal(made.vault, b"captured", uuid)
            acknowledged.append(uuid)

    def restoring(source):
        seen = set()

        def trace(frame, event, _):
            if frame.f_code.co_filename != restore.__file__:
                return None
            if event == "line" and frame.f_lineno not in seen:
                seen.add(frame.f_lineno)
                seal()
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            back(made, source)
        finally:
            sys.settrace(before)
        return acknowledged

    return restoring


def test_no_capture_acknowledged_meanwhile_is_left_behind(made, then, way, seal_at_every_line):
    acknowledged = seal_at_every_line(then)
    assert len(acknowledged) > 50
    assert inbox.waiting(made.vault) == sorted(acknowledged)


SEALING = """
import sys
from pathlib import Path
from uuid import uuid4
from bondjournal.errors import JournalError
from bondjournal.vault import inbox
from bondjournal.vault.layout import Vault
vault = Vault(Path(sys.argv[1]))
for _ in sys.stdin:
    for _ in range(100):
        uuid = uuid4()
        try:
            inbox.seal(vault, b"captured", uuid)
        except JournalError:
            continue
        print(uuid, flush=True)
"""


@pytest.mark.long
def test_nor_one_of_another_process(made, then, way, start):
    sealing = start(SEALING, made.vault.path)
    acknowledged = []
    for _ in range(5):
        sealing.say()
        acknowledged.append(sealing.line())
        back(made, made.vault.backups / then.name)
    code, rest = sealing.end()
    acknowledged += rest.split()
    assert code == 0
    assert len(acknowledged) > 100
    assert inbox.waiting(made.vault) == sorted(map(UUID, acknowledged))

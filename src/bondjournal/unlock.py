"""From a passphrase to an open journal: key, database, schema, captures.

What is heavy to import is imported while the key is derived, which takes about as long.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

from bondjournal import dates
from bondjournal.errors import Damaged, NotWritable, WrongPassphrase
from bondjournal.open_journal import Journal, look_ahead, merge_captures, take_back_interrupted
from bondjournal.vault import device, keyfile, known, lock, place
from bondjournal.vault.keyfile import Cost, KeyFile, Keys
from bondjournal.vault.layout import Vault
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from sqlalchemy import Engine


def create(
    vault: Vault, passphrase: str, cost: Cost | None = None, *, device_id: str | None = None
) -> Journal:
    """Make a new journal and open it.

    It is made beside its place and moved there whole, so that a kill leaves either nothing or a
    journal.

    Args:
        vault: where it is made.
        passphrase: what opens it.
        cost: what trying a passphrase costs; by default, what suits this machine.
        device_id: the device it is made on, if this machine is not to remember the journal.

    Raises:
        JournalError: there is a journal already, or the folder holds other files.
    """
    from bondjournal.journal import migrations, therapists
    from bondjournal.vault import database

    place.check_free(vault)
    made, keys = keyfile.create(passphrase, cost or keyfile.cost_for_this_machine())
    with place.new_folder(vault) as draft:
        database.create(draft, keys.database)
        engine = database.engine(draft, keys.database)
        migrations.upgrade(engine)
        journal = Journal(draft, made, keys, engine, device_id or device.own())
        with journal.transaction() as session:
            therapists.usual_one(session)
        journal.close()
        keyfile.write(draft, made)
    if device_id is None:
        known.remember(vault, keys)
    return _open(vault, made, keys, device_id)


def unlock(
    vault: Vault,
    passphrase: str | None = None,
    *,
    recovery_key: str | None = None,
) -> Journal:
    """Open a journal with its passphrase or its recovery key.

    Raises:
        NoVault: there is no journal.
        WrongPassphrase: this does not open it.
        Damaged: a file of the journal is not what was written.
        InUse: it is being restored or brought up to date.
        TooNew: a newer program wrote it.
    """
    key_file = keyfile.read(vault)
    derive: Callable[[], Keys] = (
        (lambda: keyfile.unlock_with_recovery(key_file, recovery_key))
        if recovery_key is not None
        else (lambda: keyfile.unlock(key_file, passphrase or ""))
    )
    with ThreadPoolExecutor(max_workers=1) as pool:
        derived = pool.submit(derive)
        import_heavy()
        try:
            keys = derived.result()
        except Damaged as error:
            if known.differs(vault, key_file):
                raise Damaged(words.NAMES_ANOTHER_KEY, error.hint) from None
            raise
        except WrongPassphrase as error:
            if known.differs(vault, key_file):
                raise WrongPassphrase(error.message, words.OR_CHANGED) from None
            raise
    return _open(vault, key_file, keys)


def import_heavy() -> None:
    """Import the slow modules that opening a journal needs."""
    import bondjournal.journal.additions
    import bondjournal.vault.database  # noqa: F401


def _open(vault: Vault, key_file: KeyFile, keys: Keys, device_id: str | None = None) -> Journal:
    from bondjournal.journal import migrations
    from bondjournal.vault import database

    with ExitStack() as stack:
        wrong = stack.enter_context(lock.held_if_usable(lock.shared(vault)))
        engine = database.engine(vault, keys.database)
        stack.callback(engine.dispose)
        if migrations.behind(engine):
            stack.close()
            _bring_up_to_date(vault, keys, engine)
            stack.enter_context(lock.shared(vault))
            stack.callback(engine.dispose)
        journal = Journal(vault, key_file, keys, engine, device_id or device.for_vault(vault))
        if wrong:
            journal.read_only = NotWritable(f"{words.READ_ONLY} {wrong.message}", wrong.hint)
        take_back_interrupted(journal)
        merge_captures(journal)
        look_ahead(journal)
        if device_id is None:
            journal.key_file_change = known.meet(vault, keys)
        journal._closing = stack.pop_all()  # noqa: SLF001  # what was opened here is closed there
        return journal


def _bring_up_to_date(vault: Vault, keys: Keys, engine: "Engine") -> None:
    """Bring an older schema to that of this program, after a backup.

    Raises:
        NotWritable: there is no room for that, or nothing may be written here.
    """
    try:
        _migrate(vault, keys, engine)
    except NotWritable as error:
        raise NotWritable(
            f"{words.OLDER} {error.message}", f"{error.hint} Nothing was changed.".strip()
        ) from None


def _migrate(vault: Vault, keys: Keys, engine: "Engine") -> None:
    from bondjournal.journal import migrations
    from bondjournal.vault import backup

    with lock.exclusive(vault):
        if migrations.behind(engine):
            before = vault.backups / f"{dates.now().date()}-schema-{migrations.number(engine)}"
            if not before.exists():
                backup.make(vault, engine, keys, before)
            migrations.upgrade(engine)

"""vault: the encrypted folder itself."""

import typer

from bondjournal.cli import console

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="The encrypted folder itself.")


@app.command()
def check() -> None:
    """Read everything in the vault and say whether it is whole. Changes nothing."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.vault import backup, database

        console.out("The key file is whole, and the passphrase opens it.")
        with journal.read() as session:
            from bondjournal.journal import entries

            database.check(journal.engine)
            console.out(f"The database is whole: {entries.count(session):,} entries.")
        for found in backup.automatic(journal.vault.backups):
            backup.verify(found, journal.keys)
            console.out(f"The backup of {found.name} is whole.")

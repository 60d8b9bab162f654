"""Options that may stand with every command: which journal, whose passphrase, what is printed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.core import TyperOption

from bondjournal.cli import streams
from bondjournal.vault.layout import Vault, default_vault


@dataclass
class Asked:
    """What was said for every command: which vault, and where the passphrase comes from."""

    vault: Path | None = None
    passphrase_fd: int | None = None
    passphrase_file: Path | None = None

    @property
    def place(self) -> Vault:
        """The vault asked for, or the usual one; a restore interrupted there is finished first.

        Raises:
            JournalError: the restore cannot be finished.
        """
        from bondjournal.vault import beside

        vault = Vault(self.vault) if self.vault else default_vault()
        beside.finish(vault)
        return vault


asked = Asked()


def path_typed(value: str) -> Path:
    """Return a path as typed, with the `~` of `--output=~/file`, which no shell replaces.

    Raises:
        WrongUse: it is the home folder of somebody who has none.
    """
    from bondjournal.vault.layout import from_home

    return from_home(Path(value))


def shared(*, hidden: bool) -> list[TyperOption]:
    """Return the options that stand with every command; hidden, its help does not name them."""

    def keep(_ctx: Any, param: Any, value: Any) -> None:
        if value is not None:
            setattr(asked, param.name, value)

    def raw(_ctx: Any, _param: Any, value: Any) -> None:
        if value:
            streams.raw(on=True)

    def option(flag: str, kind: Any, metavar: str, explained: str) -> TyperOption:
        return TyperOption(
            param_decls=[flag],
            type=kind,
            metavar=metavar,
            help=explained,
            hidden=hidden,
            expose_value=False,
            callback=keep,
            default=None,
            required=False,
        )

    return [
        option("--vault", path_typed, "FOLDER", "The folder of the journal, if not the usual one."),
        option("--passphrase-file", path_typed, "FILE", "Read the passphrase from this file."),
        option("--passphrase-fd", int, "N", "Read the passphrase from this open file descriptor."),
        TyperOption(
            param_decls=["--raw"],
            is_flag=True,
            help="Into a pipe or a file, print control characters as they are.",
            hidden=hidden,
            expose_value=False,
            callback=raw,
            default=None,
            required=False,
        ),
    ]

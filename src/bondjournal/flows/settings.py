"""The settings with what is done with the keys of the journal among them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bondjournal.flows import keys
from bondjournal.nouns.noun import Noun
from bondjournal.nouns.setting import SETTING
from bondjournal.talk import Talk
from bondjournal.vault.layout import Vault

if TYPE_CHECKING:
    from bondjournal.summary.all_settings import Setting

_KEYS = {"recovery-key": keys.try_recovery_key, "passphrase": keys.change_passphrase}


def settings(vault: Vault) -> Noun:
    """Return the settings of a journal."""

    async def change(talk: Talk, row: "Setting") -> None:
        if row.kind == "key":
            await _KEYS[row.name](talk, vault)
        else:
            await SETTING.change(talk, row)

    return replace(SETTING, change=change)

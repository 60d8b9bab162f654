"""Changing the passphrase, and trying or making a recovery key, to write down or in a file."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from bondjournal import wording
from bondjournal.errors import JournalError, WrongPassphrase, WrongUse
from bondjournal.talk import Choice, Line, Talk
from bondjournal.vault import keyfile, recovery_file, recovery_key, slots
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault, from_home
from bondjournal.wording import vault as words

LATER = "later"
_SHOW, _FILE = "show", "file"
_OFFERED = (
    Choice(_SHOW, "Show it now, and I write it down", "s"),
    Choice(_FILE, "Put it in a file (for a password manager or a USB stick)", "f"),
    Choice(LATER, "Later", "l"),
)
_SUGGESTED = str(Path("~") / "bondjournal-recovery-key.txt")


async def change_passphrase(talk: Talk, vault: Vault) -> bool:
    """Ask for the present passphrase or the recovery key, and for a new passphrase.

    Return whether it was changed.
    """
    keys = await talk.secret(words.PRESENT_PASSPHRASE, partial(_by_either, vault))
    if keys is None:
        return False
    if not await talk.new_passphrase(partial(slots.change_passphrase, vault, keys)):
        return False
    await talk.notice(words.PASSPHRASE_CHANGED, words.OLD_COPIES)
    return True


def _by_either(vault: Vault, typed: str) -> Keys:
    read = keyfile.read(vault)
    try:
        return keyfile.unlock(read, typed)
    except WrongPassphrase:
        if read.has_recovery:
            with suppress(WrongPassphrase, WrongUse):
                return keyfile.unlock_with_recovery(read, typed)
        raise


async def try_recovery_key(talk: Talk, vault: Vault) -> bool:
    """Ask for the recovery key, and say whether it opens the journal; that changes nothing."""
    read = await talk.run(keyfile.read, vault)
    if not read.has_recovery:
        talk.tell(words.NO_RECOVERY_KEY)
        return False

    def opens(typed: str) -> Keys:
        try:
            return keyfile.unlock_with_recovery(read, typed)
        except (WrongPassphrase, WrongUse) as error:
            # What is to be done about it is not asked here.
            raise type(error)(error.message) from None

    if await talk.secret(words.YOUR_RECOVERY_KEY, opens, called="recovery key") is None:
        return False
    talk.tell(words.RECOVERY_KEY_OPENS)
    return True


async def offer_recovery_key(
    talk: Talk, vault: Vault, keys: Keys, *, usual: str = _SHOW, suggested: str = _SUGGESTED
) -> bool:
    """Offer a recovery key, and make it if that is wanted; return whether one was made."""
    had_one = (await talk.run(keyfile.read, vault)).has_recovery
    about = words.ONE_ALREADY if had_one else ""
    while True:
        answer = await talk.choose(wording.RECOVERY_OFFER, _OFFERED, about=about, usual=usual)
        if answer in (None, LATER):
            return False
        try:
            if answer == _FILE:
                made = await _into_file(talk, vault, keys, suggested)
            else:
                made = await show_recovery_key(talk, vault, keys)
        except JournalError as error:
            talk.tell(error.whole)
            return False
        if made:
            besides = [words.KEEP_IT_AWAY] if answer == _FILE else []
            besides += [words.KEY_BEFORE] if had_one else []
            await talk.notice(made, " ".join(besides))
            return True


async def show_recovery_key(talk: Talk, vault: Vault, keys: Keys) -> str:
    """Show a new recovery key; it opens the journal once part of it was typed back.

    Return the sentence to say, or "" if it was left, which changes nothing.

    Raises:
        JournalError: the key cannot be kept.
    """
    key, slot = await talk.run(slots.new_recovery, vault, keys)
    groups = key.split("-")
    asked = Line(wording.TWO_GROUPS, "The groups", keep="go on", leave="look again")
    while await talk.show_groups(groups):
        if await talk.line(asked, partial(_compare, groups)):
            await talk.run(slots.keep_recovery, vault, keys, key, slot)
            return words.KEY_NOW
    return ""


async def _compare(groups: list[str], typed: str) -> bool:
    wanted = "".join(groups[number - 1] for number in recovery_key.ASKED_FOR)
    if not recovery_key.is_same(typed, wanted):
        raise WrongUse(words.OTHER_GROUPS)
    return True


async def _into_file(talk: Talk, vault: Vault, keys: Keys, suggested: str) -> str:
    async def keep(typed: str) -> str:
        target = from_home(Path(typed)).absolute()
        await talk.run(recovery_file.into_file, vault, keys, target)
        return words.KEY_IN_FILE.format(name=target.name)

    asked = Line(
        words.WHICH_FILE,
        "The name of the file",
        suggested,
        about=words.NOT_ENCRYPTED,
        keep="write it",
    )
    return await talk.line(asked, keep) or ""

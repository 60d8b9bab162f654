"""Sentences about the vault that the command line and the TUI both show."""

from collections.abc import Iterable
from pathlib import Path

DESTROY = "DESTROY"
DESTROY_ASKS = (
    "This deletes the journal and its key on this machine. It cannot be undone. It cannot reach "
    "pages you wrote out, backups in other places, or copies made by this computer. "
    f"Type {DESTROY} to go on."
)
NOTHING_DELETED = "It is as it was."
OLD_COPIES = (
    "An old copy of vault.json, in a backup for example, opens with what opened it then. If "
    "somebody may have both, move to a new journal: "
    "'bondjournal export' from this one, 'bondjournal import' into the new one."
)
KEY_BEFORE = f"The old key no longer opens the journal. {OLD_COPIES}"
ANOTHER_KEY = (
    "The file vault.json is missing, is damaged or names a key this computer doesn't know, so this "
    "is encrypted to the key it does know."
)
"""Said of an addition while vault.json does not name the known key."""
NAMES_ANOTHER_KEY = (
    "The key file vault.json was changed by something other than bondjournal: it names a "
    "different key from the one this computer knows."
)
OR_CHANGED = (
    "Try again. If that is the right one: vault.json was changed, and belongs to a different "
    "journal than the one last opened here. A copy of the right one is in the newest folder in "
    "backups."
)
KEY_FILE = {
    "changed": (
        "The file vault.json was changed: it belongs to a different journal than the one last "
        "opened here. "
        "If you didn't put it there, someone else can write to this folder. What was added since "
        "is encrypted to the other journal's key, and set aside."
    ),
    "was changed": (
        "While the journal was locked, vault.json was changed to name another key, and then put "
        "back. Someone else can write to this folder. What you added then is encrypted to your own "
        "key, and nobody else can read it."
    ),
}
"""Said when the journal is opened, by what was noticed about its key file."""
PRESENT_PASSPHRASE = "The current passphrase first, or the recovery key."
NO_LINE_OF_A_PIPE = {
    "passphrase": "A passphrase is not read from a pipe of answers.",
    "recovery key": "A recovery key is not read from a pipe of answers.",
}
FROM_A_FILE = {
    "passphrase": "'bondjournal passphrase' takes a new one from a file.",
    "recovery key": "'bondjournal recovery test --key-file FILE' takes it from a file.",
}
ONE_ALREADY = "There is one already. A new one replaces it."
OTHER_GROUPS = "That is different. Look again."
NOT_KEPT = "Nothing was changed: the key shown above opens nothing."
KEY_NOW = "That is right. This is your recovery key now."
KEY_IN_FILE = "The recovery key is in {name}."
KEEP_IT_AWAY = "Keep it away from this computer."
WHICH_FILE = "Which file?"
NOT_ENCRYPTED = "It is not encrypted: a password manager or a USB stick is the place for it."
INTO_FOLDER = "Into which folder?"
PASSPHRASE_CHANGED = "The passphrase is changed."
NEW_PASSPHRASE = "The journal has a new passphrase. Your recovery key stays the same."
NO_RECOVERY_KEY = "This journal has no recovery key."
TRY_RECOVERY_KEY = "Try the recovery key"
YOUR_RECOVERY_KEY = "Recovery key:"
RECOVERY_KEY_OPENS = "That is the recovery key of this journal, and it opens it."
WHOLE = "The backup {name} is intact."
IS_HERE = "This folder is the journal. It is encrypted; a backup is a copy that was checked."
EXPORTED = "Written to {path}. The file is not encrypted."
COPIED = "Copied and verified. It opens with today's passphrase."
OLDER = "This journal is from an earlier version, and cannot be updated now."
READ_ONLY = "The journal can be read, but not changed."
LOCKED = "The journal is locked."
UNLOCK_FIRST = "Unlock it first."
WHERE_TO_BACK_UP = "Where does the copy go?"
UNWRITTEN = "Not on the disk yet. What you wrote waits here, encrypted."
WRITTEN_NOW = "What you wrote is on the disk now."
NO_BACKUP = "There are no backups yet."
HOW_TO_RESTORE = (
    "To go back to one, close this and type 'bondjournal restore' with its name. The journal that "
    "is here is set aside in full, never overwritten."
)


def destroyed(place: Path, left: Iterable[Path]) -> list[str]:
    """Return the lines about a journal that was deleted, and about what is left."""
    gone = f"Destroyed: the journal in {place} and its key are gone."
    return [gone, *(f"Not reached, and still there: {path}" for path in left)]


def held_up(number: int, why: str) -> str:
    """Return how many additions are not in the journal yet, if any; `why` is a sentence."""
    if not number:
        return why
    what, are, join = f"{number} additions", "are", "join"
    if number == 1:
        what, are, join = "1 addition", "is", "joins"
    made = f"{what} made while the journal was locked"
    return f"{made} {are} still waiting, and {join} it later. {why}"


def size(count: int) -> str:
    """Return a number of bytes for people to read."""
    return f"{count / 1e6:.1f} MB"


def synced(service: str) -> str:
    """Return the concern about a folder that a service seems to sync."""
    return (
        f"This folder looks synced by {service}. A journal in use does not belong there: copies of "
        "different ages get mixed. Choose another place with --vault."
    )


def place(path: Path) -> str:
    """Return where the journal in question is."""
    return f"The journal in {path}."

"""Sentences about the vault that the command line and the TUI both show."""

BURN = "BURN"
BURN_ASKS = (
    "This deletes the journal and its key on this machine. It cannot be undone. It cannot reach "
    "pages you wrote out, backups in other places, or copies made by this computer. "
    f"Type {BURN} to go on."
)
NOTHING_DELETED = "It is as it was."
OLD_COPIES = (
    "A copy of vault.json from before, in a backup for example, opens with what opened it then. "
    "If somebody may have one and that too, the answer is a new journal: "
    "'bondjournal export' from this one, 'bondjournal import' into the new one."
)
PASSPHRASE_CHANGED = "The passphrase is changed."
COPIED = "Copied and verified. It opens with the passphrase of today."
OLDER = "This journal is of an earlier version, and cannot be brought up to date now."
LOCKED = "The journal is locked."
UNLOCK_FIRST = "Unlock it first."
NO_BACKUP = "There is no backup yet."
HOW_TO_RESTORE = (
    "To go back to one, close this and type 'bondjournal vault restore' with its name. The journal "
    "that is here is set aside whole, never written over."
)


def held_up(number: int, why: str) -> str:
    """Say how many additions are not in the journal yet, and why, which is a sentence."""
    what, are, join = f"{number} additions", "are", "join"
    if number == 1:
        what, are, join = "1 addition", "is", "joins"
    made = f"{what} made while the journal was locked"
    return f"{made} {are} still waiting, and {join} it later. {why}"

"""Write a vault as this version makes it, to be opened by every later one.

    python tests/vault/frozen/make_frozen.py

It goes to a folder named for the version, beside this file, and replaces the one there: run it
once, right before a release, and never again for that version. Every kind of row is in it, rows
that were edited and deleted, captures, a draft and a recovery key.
"""

import json
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

HERE = Path(__file__).parent
PASSPHRASE = "four ordinary words here"
ZONE = "Europe/Berlin"
NOW = datetime(2026, 5, 11, 18, tzinfo=UTC)
CAPTURED = (
    UUID("0b0de5a8-63c4-4a0f-8e5e-7a1c1f1f2d11"),
    UUID("0b0de5a8-63c4-4a0f-8e5e-7a1c1f1f2d12"),
)
DRAFT = UUID("0b0de5a8-63c4-4a0f-8e5e-7a1c1f1f2d13")


def make(folder):
    """Make the vault, and write what is in it beside it."""
    from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
    from bondjournal.demo import tell
    from bondjournal.draft import Draft
    from bondjournal.exchange import archive
    from bondjournal.unlock import create
    from bondjournal.vault import drafts, inbox, slots
    from bondjournal.vault.keyfile import Cost
    from bondjournal.vault.layout import Vault

    vault = Vault(folder / "vault")
    journal = create(vault, PASSPHRASE, Cost(64, 1, 1), device_id=UUID(int=1).hex)
    with journal.transaction() as session:
        tell(session, NOW, ZONE)
    with journal.session() as session:
        held = json.loads("".join(archive.pieces(session, history=True)))
    key, slot = slots.new_recovery(vault, journal.keys)
    slots.keep_recovery(vault, journal.keys, key, slot)
    journal.close()
    entry = NewEntry(
        body="Captured words.", title="A title", tags=("one",), share="gist", gist="It."
    )
    rating = NewRating(scale="heard", value=5, line="A line.")
    for uuid, what in zip(
        CAPTURED,
        (
            {"entry": entry, "ratings": (rating,), "day": NOW.date(), "session": NOW.date()},
            {"topic": NewTopic(text="A topic", more="More.", first=True)},
        ),
        strict=True,
    ):
        addition = check(Addition(uuid=uuid, at=NOW, zone=ZONE, **what))
        inbox.seal(vault, addition.to_bytes(), uuid)
    draft = Draft(uuid=DRAFT, at=NOW, changed_at=NOW, zone=ZONE, body="Half a line", cursor=(0, 4))
    drafts.keep(vault, DRAFT, draft.to_bytes())
    for left in ("lock", "keys.lock", "journal.db-journal"):
        (vault.path / left).unlink(missing_ok=True)
    vault.backups.rmdir()
    (folder / "recovery-key.txt").write_text(key + "\n", encoding="ascii")
    written = json.dumps(held, ensure_ascii=False, indent=1)
    (folder / "held.json").write_text(written + "\n", encoding="utf-8")


def main():
    """Make it anew for this version."""
    from bondjournal import __version__

    os.environ["BONDJOURNAL_NOW"], os.environ["TZ"] = NOW.isoformat(), ZONE
    folder = HERE / __version__
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    make(folder)
    sys.stdout.write(f"{folder}\n")


if __name__ == "__main__":
    main()

"""How the program is started again."""

import os
import shlex
import shutil
import sys
from pathlib import Path

from bondjournal.vault.layout import Vault, default_vault


def command(vault: Vault, *options: str) -> str:
    """Return the command that opens this journal the next time, from a shell in any folder.

    Args:
        vault: The journal.
        options: Options to add to it, "--plain" for example.
    """
    called = Path(sys.argv[0])
    found = shutil.which("bondjournal")
    if found and called.exists() and Path(found).samefile(called):
        words = ["bondjournal"]
    elif called.name.startswith("bondjournal") and called.is_file() and os.access(called, os.X_OK):
        words = [str(called.absolute())]
    else:
        words = [sys.executable, "-m", "bondjournal"]
    words += options
    if "BONDJOURNAL_VAULT" in os.environ or vault != default_vault():
        words += ["--vault", str(vault.path.absolute())]
    return shlex.join(words)

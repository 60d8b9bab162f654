"""A fortnight in plain mode as somebody hears it, told by the installed program itself.

python tests/cli/fortnight.py                prints all that is said, day by day
python tests/cli/fortnight.py fortnight.wav  reads it out into a file, where espeak-ng is there
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("bondjournal")
FORTNIGHT = (
    (
        "Monday evening: the first day",
        "2026-05-04T20:00",
        *("m", "", "The stairs at work. I stood there and could not go up.", ".", "t", "Stairs"),
        *("g", "work body", "w", "o", "I froze on the stairs at work.", "k", ""),
        *("tue 12 may 16:00", "l", "more", "more", "more", "help", "1", "0", "0"),
    ),
    (
        "Tuesday: a question to write from, and an entry read again",
        "2026-05-05T21:00",
        *("1", "q", "y", "My sister called.", "She wanted to know about Sunday.", ".", "k", ""),
        *("4", "1", "", "more", "s", "sister", "1", "", "", "c", "b", "", "g", "1", "r", "", ""),
        *("", "0"),
    ),
    (
        "Wednesday: topics, goals, and what was tried",
        "2026-05-06T20:00",
        *("6", "a", "The stairs at work", "The landing is the worst.", "a", "My sister", "", "2"),
        *("0", "0", "i", "1", "a", "Going up the stairs", "4", "1", "", ""),
        *("2", "a", "Counting the steps", "", "1", "", "", "5", "a", "She waited for me", "t"),
        *("", "", "0"),
    ),
    (
        "Friday night: a hard time, and something feels off",
        "2026-05-08T23:30",
        *("h", "c", "a", "s", "The window, and cold water", "", "p", "", ""),
        *("o", "1", "She looked at the clock.", ".", "That she had asked.", "1", "", "k", "k", "p"),
        "0",
    ),
    (
        "Monday: the page for tomorrow",
        "2026-05-11T19:00",
        *(
            "3",
            "",
            "",
            "a",
            "",
            "more",
            "4",
            "0",
            "0",
            "0",
            "1",
            "0",
            "0",
            "0",
            "l",
            "0",
            "l",
            "",
            "w",
        ),
        *("w", "", "m", "n", "p", "0", "0"),
    ),
    (
        "Tuesday: after the session",
        "2026-05-12T18:00",
        *("2", "", "7", "She said my name first.", "8", "", "We talked about the stairs.", "m"),
        *("6", "", "", "", "", "t", "n", "b", "To count the steps.", "0"),
    ),
    (
        "Thursday: a mistake taken back",
        "2026-05-14T20:00",
        *("4", "1", "d", "d", "g", "", "more", "more", "b", "7", "", "e", "more", "more", "", "0"),
    ),
    (
        "Sunday: looking back",
        "2026-05-17T20:00",
        *("1", "", "A quiet day.", ".", "k", "", "5", "1", "", ""),
        *("4", "t", "1", "", "", "p", "1", "", "", "b", "0", "", "0"),
    ),
)
"""What is done on each day, with the instant and the answers typed."""


def days(folder: Path):
    """Yield what each day is called, what is typed on it, and what is said."""
    home = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    home |= {"HOME": str(folder), "TZ": "Europe/Berlin"}
    home |= {
        "BONDJOURNAL_VAULT": str(folder / "journal"),
        "BONDJOURNAL_PASSPHRASE": "a heron waits",
    }
    for name, now, *answers in FORTNIGHT:
        done = subprocess.run(
            [PROGRAM, "--plain"],
            env=home | {"BONDJOURNAL_NOW": f"{now}:00+02:00"},
            input="".join(f"{one}\n" for one in answers),
            capture_output=True,
            text=True,
            cwd=folder,
            check=True,
        )
        yield name, done.stdout + done.stderr


def main(target: str = "") -> None:
    """Print the fortnight, or have it read out into a file."""
    with tempfile.TemporaryDirectory() as folder:
        told = "\n\n".join(f"{name}.\n\n{said}" for name, said in days(Path(folder)))
    if not target:
        sys.stdout.write(told)
    elif voice := shutil.which("espeak-ng"):
        subprocess.run([voice, "-w", target], input=told, text=True, check=True)
    else:
        sys.exit("espeak-ng is not installed.")


if __name__ == "__main__":
    main(*sys.argv[1:])

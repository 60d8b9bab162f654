"""How long whole commands take, as ratios side by side in one run. It decides no test.

    python tests/bench/processes.py [--large 20000] [--runs 5]

Two journals are made in a temporary folder, one of a hundred entries and a large one, with the
key derivation that `init` uses. Each pair of commands is run in turn, so that a machine whose
speed drifts treats both alike; printed are the medians and the median of the ratios.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
SMALL = 100
WORDS = (
    "the of and a to in he was that it his her with as for had you not be at on by which have "
    "or from this him but all she they were my are me one their so an said them we who would been "
    "session quiet window street kettle house sister stairs garden letter morning pause answer"
).split()


def main() -> None:
    """Make the journals, run the pairs, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--large", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        environment = {
            **os.environ,
            "HOME": folder,
            "BONDJOURNAL_PASSPHRASE": "four ordinary words here",
        }
        small, large = (made(place, size, environment) for size in (SMALL, asked.large))
        python = [sys.executable, "-c"]
        unlocking = (
            "from pathlib import Path; from bondjournal.vault import keyfile, layout; "
            f"keyfile.unlock(keyfile.read(layout.Vault(Path({str(small)!r}))), "
            "'four ordinary words here')"
        )
        derive = [*python, unlocking]
        pairs = [
            ("add over `import typer`", on(small, "add", "A line."), [*python, "import typer"]),
            ("add, large over small", on(large, "add", "A line."), on(small, "add", "A line.")),
            ("list, large over small", on(large, "list"), on(small, "list")),
            ("search, rare word", on(large, "search", "zebra"), on(small, "search", "zebra")),
            ("search, common word", on(large, "search", "the"), on(small, "search", "the")),
            (
                "summary, large over small",
                on(large, "page"),
                on(small, "page"),
            ),
            ("list over derivation", on(small, "list"), derive),
            ("list over `import sqlmodel`", on(small, "list"), [*python, "import sqlmodel"]),
        ]
        print(f"{asked.large} entries over {SMALL}, {asked.runs} runs each, medians")
        for name, one, other in pairs:
            print(row(name, one, other, asked.runs, environment))


def made(place: Path, size: int, environment: dict[str, str]) -> Path:
    """Make a journal of so many entries."""
    vault, file = place / f"of-{size}", place / f"{size}.jsonl"
    dice = random.Random(size)  # the same words in every run
    first = date(2000, 1, 1)
    with file.open("w") as lines:
        for number in range(size):
            words = " ".join(dice.choices(WORDS, k=150))
            day = first + timedelta(days=number // 10)
            lines.write(json.dumps({"on": day.isoformat(), "text": f"{number} {words}"}) + "\n")
    for command in (on(vault, "init"), on(vault, "import", str(file)), on(vault, "list")):
        subprocess.run(command, env=environment, check=True, capture_output=True)
    return vault


def on(vault: Path, *arguments: str) -> list[str]:
    """Return a command on a journal."""
    return [PROGRAM, "--vault", str(vault), *arguments]


def row(
    name: str, one: Sequence[str], other: Sequence[str], runs: int, environment: dict[str, str]
) -> str:
    """Run two commands in turn and return a line about them."""
    figures = [(measured(one, environment), measured(other, environment)) for _ in range(runs + 1)]
    figures = figures[1:]
    ratios = [statistics.median(a[kind] / b[kind] for a, b in figures) for kind in range(3)]
    walls = [statistics.median(pair[side][0] for pair in figures) for side in range(2)]
    return (
        f"{name:30} {walls[0]:6.3f} s  {walls[1]:6.3f} s   "
        f"wall {ratios[0]:5.2f}   cpu {ratios[1]:5.2f}   memory {ratios[2]:5.2f}"
    )


def measured(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Run a command; return its wall seconds, cpu seconds and peak memory in KiB."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[3:]} ended with {process.returncode}")
    return wall, used.ru_utime + used.ru_stime, float(used.ru_maxrss)


if __name__ == "__main__":
    main()

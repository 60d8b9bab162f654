"""The recipes of the manual, followed in a copy of the program: what they promise comes of them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bondjournal
from bondjournal.journal import migrations
from felt import had
from made import PASSPHRASE, someone
from waiting import LONGEST

NOW = "2026-01-06T20:00+00:00"
HOUSE = Path(bondjournal.__file__).parent
ROOT = Path(__file__).parent.parent
OLDER = ROOT / "tests" / "vectors" / "archive" / "valid.json"
CHANGING = HOUSE / "manual" / "changing.md"
STEP = re.compile(
    r"(?P<how>in|new as) `(?P<file>[\w/.]+)`"
    r"(?:, (?P<where>at the end of|behind|in place of) `(?P<line>[^`\n]+)`)?"
    r":\n\n```python\n(?P<code>.*?)```",
    re.DOTALL,
)


def revisions(words):
    """Put the numbers of revisions where the manual speaks of them."""
    return words.replace("NEXT", f"{migrations.HEAD + 1:04}").replace(
        "HEAD", f"{migrations.HEAD:04}"
    )


def steps(heading):
    """The steps of a recipe, each with the file it is about."""
    recipe = CHANGING.read_text("utf-8").split(f"\n### {heading}\n")[1].split("\n### ")[0]
    found = list(STEP.finditer(recipe))
    assert len(found) == recipe.count("```python")
    return found


def followed(lines, where, line, code):
    """The lines of a file with a step of a recipe done in them."""
    [start] = [number for number, one in enumerate(lines) if line in one]
    if where == "in place of":
        return [*lines[:start], *code, *lines[start + 1 :]]
    depth = len(lines[start]) - len(lines[start].lstrip())
    if where == "at the end of":
        code = [f"    {one}" for one in [*code[:-1], f"{code[-1]},"]]
    code = [" " * depth + one if one else one for one in code]
    after = enumerate(lines[start + 1 :], start + 1)
    end = next(at for at, one in after if one and len(one) - len(one.lstrip()) <= depth)
    return [*lines[:end], *code, *lines[end:]]


@pytest.fixture
def follow(tmp_path):
    """Follow a recipe in a copy of the program; return the copy and the files it touches."""

    def do(heading):
        copy = tmp_path / "copy" / "src"
        shutil.copytree(HOUSE, copy / "bondjournal", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy.parent)
        touched = set()
        for step in steps(heading):
            file = copy / "bondjournal" / revisions(step["file"])
            code = revisions(step["code"])
            touched.add(file)
            if step["how"] == "new as":
                assert not file.exists()
                file.write_text(code, "utf-8")
                continue
            lines = file.read_text("utf-8").splitlines()
            lines = followed(lines, step["where"], step["line"], code.splitlines())
            file.write_text("\n".join(lines) + "\n", "utf-8")
        called = [sys.executable, "-m", "ruff", "check", *sorted(touched)]
        done = subprocess.run(called, check=False, capture_output=True, text=True, cwd=copy.parent)
        assert done.returncode == 0, done.stdout + done.stderr
        return copy, touched

    return do


@pytest.fixture
def program(vault, tmp_path):
    """Run a command of a copy of the program, or some lines of Python with it."""
    (tmp_path / "passphrase").write_text(PASSPHRASE)

    def run(copy, *arguments, code="", given=""):
        options = ("--vault", str(vault.path), "--passphrase-file", str(tmp_path / "passphrase"))
        called = ["-c", code] if code else ["-m", "bondjournal", *options, *arguments]
        done = subprocess.run(
            [sys.executable, *called],
            check=False,
            capture_output=True,
            encoding="utf-8",
            input=given,
            timeout=LONGEST,
            cwd=tmp_path,
            env={
                "PATH": "/usr/bin:/bin",
                "HOME": str(tmp_path / "home"),
                "TZ": "Europe/Berlin",
                "LC_ALL": "C.UTF-8",
                "BONDJOURNAL_NOW": NOW,
                "PYTHONPATH": str(copy),
            },
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


PAGE = """
import bondjournal
from pathlib import Path
from bondjournal.journal import settings
from bondjournal.summary import offered, switch
from bondjournal.summary.page_for import meant
from bondjournal.summary.shown import shown
from bondjournal.unlock import unlock
from bondjournal.vault.layout import Vault

assert Path(bondjournal.__file__).is_relative_to({copy!r})
journal = unlock(Vault(Path({vault!r})), {passphrase!r})
them, appointment = journal.read(meant)
today = journal.read(settings.today)
for one in journal.read(offered.the_rest, them, appointment, today=today):
    if one.kind in ("gratitude", "rating"):
        journal.write(switch.set_on_page, them, appointment, one, on=True)
for style in ("full", "brief"):
    print(journal.read(shown, them, appointment, style, today=today).text)
journal.close()
"""


def page(program, copy, vault):
    """The page with all of it that has a switch, in both styles."""
    values = {"copy": str(copy), "vault": str(vault.path), "passphrase": PASSPHRASE}
    return " ".join(program(copy, code=PAGE.format(**values)).split())


def test_every_file_and_folder_that_is_named_is_there():
    named = set(
        re.findall(r"`([a-z_]+(?:/[a-z_]*)*(?:\.(?:py|toml|md))?)`", CHANGING.read_text("utf-8"))
    )
    made = {step["file"] for heading in ("A scale", "A noun") for step in steps(heading)}
    paths = {one for one in named if "/" in one or one.endswith(".py")} - made
    there = {
        f"/{one.relative_to(within).as_posix()}{'/' if one.is_dir() else ''}"
        for within, below in ((HOUSE, HOUSE), (ROOT, ROOT / "tests"))
        for one in (below, *below.rglob("*"))
    }
    missing = {one for one in paths if not any(known.endswith(f"/{one}") for known in there)}
    assert len(paths) > 40
    assert missing == {"src/bondjournal/"}


@pytest.mark.long
def test_the_recipe_for_a_scale(journal, vault, follow, program):
    with journal.transaction() as session:
        had(session, 0)
    journal.close()
    copy, touched = follow("A scale")
    assert len(touched) <= 3
    assert "--hopeful" in program(copy, "rate", "--help")
    program(copy, "rate", "--heard", "7", "--hopeful", "6", "--hopeful-line", "A good walk.")
    assert "Hopeful 6" in program(copy, "ratings")
    shown = page(program, copy, vault)
    assert "how hopeful I was, **6 of 10**" in shown
    assert "About hopeful: A good walk." in shown


@pytest.mark.long
def test_the_recipe_for_a_noun(journal, vault, follow, program):
    with journal.transaction() as session:
        someone(session, "Ann")
    journal.close()
    copy, touched = follow("A noun")
    assert len(touched) <= 6
    assert "gratitude" in program(copy, "--help")
    for words in ("the tea", "a long walk", "the cat"):
        program(copy, "gratitude", "add", "-", given=words)
    assert re.findall("the tea|a long walk|the cat", program(copy, "gratitude", "list")) == [
        "the tea",
        "a long walk",
        "the cat",
    ]
    assert "a long walk" in program(copy, "search", "walk")
    program(copy, "gratitude", "delete", "2", "--yes")
    assert "walk" not in program(copy, "gratitude", "list")
    assert "**Grateful for:** the tea; the cat." in page(program, copy, vault)
    program(copy, "import", str(OLDER))
    assert "To say it" in program(copy, "goal", "list")
    assert "the tea" in program(copy, "export")

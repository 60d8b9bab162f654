"""The manual: what it claims is tested, what it names can be typed, and it reads as plain words."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bondjournal import manual
from made import PASSPHRASE
from test_wording import RULES
from waiting import LONGEST

TESTS = Path(__file__).parent
FOLDER = Path(manual.__file__).parent
TEXTS = {name: (FOLDER / f"{name}.md").read_text("utf-8") for name in manual.PAGES}
WITH_CLAIMS = [name for name in manual.PAGES if name not in manual.FOR_PEOPLE]
"""Their claims name the tests that hold them."""

PRINTED = {
    "first-day": ["Slept badly. The house again."],
    "after-a-session": ["Heard 7, Safe 8", "Heard, 1 session on 10 May, 1 rated: 7."],
    "the-page": ["First, please: How last session ended for me.", "I said no twice", "page.html"],
    "two-therapists": ["every two weeks", "The stairs", "Ben"],
    "a-hard-time": ["Cold water over the wrists", "Mira, at any hour", "1  Mira"],
    "commands": ["recovery", "hard-time"],
    "privacy": ["bondjournal"],
    "scripts": ["page prepare list", '"$schema"'],
}
"""What the commands of a page print, among much else."""


def commands(page):
    """What a page says to type: its blocks for a shell, and the commands between backticks."""
    typed = r"^```sh\n(.*?)^```|`(bondjournal [^`\n]+)`"
    return [a or b for a, b in re.findall(typed, TEXTS[page], re.DOTALL | re.MULTILINE)]


def test_every_file_of_the_folder_is_a_page():
    assert sorted(path.stem for path in FOLDER.glob("*.md")) == sorted(manual.PAGES)


@pytest.mark.parametrize("page", WITH_CLAIMS)
def test_every_test_that_a_claim_names_is_there(page):
    named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", TEXTS[page])
    assert named
    for file, test in named:
        assert re.search(
            rf"^(async )?def {test}\(", (TESTS / file).read_text("utf-8"), re.MULTILINE
        ), test


@pytest.mark.long
@pytest.mark.parametrize("page", [page for page in manual.PAGES if commands(page)])
@pytest.mark.usefixtures("ready")
def test_every_command_of_a_page_does_what_it_says(page, vault, tmp_path):
    if "jq" in TEXTS[page] and not shutil.which("jq"):
        pytest.skip("the page has commands with jq, which is not here")
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("the commands are those of a shell")
    env = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": os.environ["HOME"],
        "TZ": "Europe/Berlin",
        "LANG": "C.UTF-8",
        "BONDJOURNAL_VAULT": str(vault.path),
        "BONDJOURNAL_PASSPHRASE": PASSPHRASE,
        "BONDJOURNAL_NOW": "2026-05-11T18:00:00+02:00",
    }
    printed = ""
    for typed in commands(page):
        done = subprocess.run(
            [shell, "-euo", "pipefail", "-c", typed],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env=env,
            cwd=tmp_path,
            timeout=LONGEST,
            check=False,
            start_new_session=True,
        )
        assert done.returncode == 0, f"{typed}\n{done.stderr}"
        printed += done.stdout
    assert [words for words in PRINTED[page] if words not in printed] == []


def test_the_pages_have_commands_to_try():
    assert all(commands(page) for page in manual.FOR_PEOPLE)


@pytest.mark.parametrize("page", manual.FOR_PEOPLE)
def test_a_page_for_people_is_short_and_keeps_the_rules_of_wording(page):
    assert len(TEXTS[page].splitlines()) <= 120
    assert [name for name, rule in RULES.items() if rule.search(TEXTS[page])] == []


@pytest.mark.parametrize("name", manual.TOPICS)
def test_a_topic_is_read_without_signs_of_markdown(name):
    topic = manual.read(name)
    for width in (60, 79, 10_000):
        text = manual.as_text(topic, width)
        prose = [row for row in text.splitlines() if not row.startswith("    ")]
        assert not [row for row in prose if re.search(r"^\s*[#|>]|\*\*|`|\]\(", row)]
        unbroken = len("1. ") + max(map(len, text.split()))
        assert all(len(row) <= max(width, unbroken) for row in prose)


def test_lists_tables_and_code_are_plain_words_too():
    text = manual.as_text(manual.read("scripts"), 60)
    assert "\n10: no journal there\n" in text
    assert '\n    bondjournal share "$id" --all\n' in text
    assert "\nCode: means" not in text
    first = manual.as_text(manual.read("first-day"), 40)
    assert "\n1. Choose a passphrase. Four or five\n   ordinary words are good," in first
    hard = manual.as_text(manual.read("privacy"))
    assert "\n- Another passphrase opens nothing:" in hard


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (["first-day"], "first-day"),
        (["first", "day"], "first-day"),
        (["page"], "the-page"),
        (["the", "page"], "the-page"),
        (["hard-time"], "a-hard-time"),
        (["A", "hard", "time"], "a-hard-time"),
        (["after-session"], "after-a-session"),
        (["how", "it", "works"], "how-it-works"),
        (["page", "list"], ""),
        (["a"], ""),
        (["kettle"], ""),
    ],
)
def test_a_topic_is_found_by_its_words(asked, name):
    assert manual.named(asked) == name


def test_the_glossary_has_ten_words():
    assert len(manual.read(manual.WORDS).blocks) == 10

"""A journal on a disk that cannot be written: a clear word, nothing lost, and then it goes on."""

import subprocess

import pytest

from made import content

COMMANDS = [
    ["add", "Now."],
    ["list"],
    ["edit", "last", "--text", "After."],
    ["export"],
    ["vault", "backup"],
    ["vault", "check"],
    ["vault", "passphrase", "--new-passphrase-file", "new"],
    ["vault", "restore", "last"],
    ["vault", "burn", "--yes-burn", "VAULT"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(command[:2]))
def test_a_disk_that_is_read_only(disk, vault, program, tmp_path, command, figure):
    (tmp_path / "new").write_text("another few words here")
    program("add", "Before.")
    program("list")
    before = content(vault.path)
    subprocess.run(["mount", "-o", "remount,ro", disk.path], check=True)
    try:
        arguments = [str(vault.path) if one == "VAULT" else one for one in command]
        done = program(*arguments, code=None, cheap=True)
    finally:
        subprocess.run(["mount", "-o", "remount,rw", disk.path], check=True)
    assert done.returncode == 1
    assert "read-only" in done.stderr
    assert len(done.stderr.splitlines()) <= 3
    assert content(vault.path) == before
    program("add", "After.")
    assert "After." in program("list").stdout

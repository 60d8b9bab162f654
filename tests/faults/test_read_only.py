"""A journal on a disk that cannot be written: it is read, nothing is lost, and then it goes on."""

from figures import FAULTS
from made import content

READING = [
    ["list"],
    ["show", "last"],
    ["search", "Before"],
    ["export"],
    ["drafts", "list"],
    ["ratings"],
    ["check"],
    ["backup", "list"],
]
WRITING = [
    ["add", "Now."],
    ["edit", "last", "--text", "After."],
    ["topic", "add", "Something."],
    ["backup"],
    ["passphrase", "--new-passphrase-file", "new"],
    ["restore", "last"],
    ["destroy", "--yes-destroy", "VAULT"],
]


@FAULTS
def test_a_disk_that_is_read_only(disk, vault, program, tmp_path):
    (tmp_path / "new").write_text("another few words here")
    program("add", "Before.")
    program("list")
    before = content(vault.path)
    with disk.read_only():
        for code, commands in enumerate((READING, WRITING)):
            for command in commands:
                arguments = [str(vault.path) if one == "VAULT" else one for one in command]
                done = program(*arguments, code=None, weak=not disk.mounted, cheap=True)
                assert done.returncode == code, (command, done.stderr)
                if code:
                    reason = "read-only" if disk.mounted else "this account"
                    assert reason in done.stderr, command
                assert len(done.stderr.splitlines()) <= 3, command
                assert content(vault.path) == before, command
    program("add", "After.")
    assert "After." in program("list").stdout

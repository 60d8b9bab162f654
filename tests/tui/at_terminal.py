"""What somebody does at the program on a real terminal, up to where a test begins."""

from walk import PASSPHRASE

F9 = "\x1b[20~"
BLANK = "\x1b[2J\x1b[H\x1b[?25l"
CANARY = "CANARYofapersonstext"


def unlocked(terminal):
    """Open the journal, and wait for home."""
    terminal.expect("Locked.")
    terminal.expect("open")
    terminal.type(PASSPHRASE + "\r")
    terminal.expect("Look back")
    return terminal


def writing(terminal):
    """Write something, which is kept by itself."""
    unlocked(terminal).type("w")
    terminal.expect("title, tags")
    terminal.type(CANARY)
    terminal.expect("Draft kept.")
    return terminal

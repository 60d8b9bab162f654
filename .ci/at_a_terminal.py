"""Run a shell command at a terminal of its own, wait for words on its screen, then press keys.

    python3 at_a_terminal.py "COMMAND" "words to wait for" "keys to press"

Ends with the command's exit code, or with 1 if the words do not come within ten minutes.
"""

import os
import pty
import re
import select
import sys
import time

PATIENCE = 600

command, words, keys = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
    os.execvp("bash", ["bash", "-euo", "pipefail", "-c", command])

screen, pressed, end = "", False, time.monotonic() + PATIENCE
while time.monotonic() < end:
    ready, _, _ = select.select([terminal], [], [], 1)
    if ready:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        screen += re.sub(r"\x1b\[[0-9;?<>=]*[a-zA-Z]", "", piece.decode(errors="replace"))
    if not pressed and words in screen:
        os.write(terminal, keys.encode())
        pressed = True
else:
    print(f"These words did not come: {words}")
    os.kill(pid, 9)
_, status = os.waitpid(pid, 0)
if not pressed:
    print(screen[-2000:])
print(f"It showed the words: {pressed}. It ended with {os.waitstatus_to_exitcode(status)}.")
sys.exit(os.waitstatus_to_exitcode(status) if pressed else 1)

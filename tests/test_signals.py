"""A signal that comes between two images of the program is not lost."""

import signal
import subprocess
import sys

import pytest

IMAGE = """
import os, signal, sys, threading
from bondjournal import signals

signals.hold_back()
# The image ends before Python does anything about a signal that another thread took.
signal.signal({number}, lambda *_: None)


def take():
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [{number}])
    signal.raise_signal({number})


taker = threading.Thread(target=take)
if {comes}:
    taker.start()
    taker.join()
after = "from bondjournal import signals\\nwith signals.as_exits():\\n    print('none came')"
os.execve(sys.executable, [sys.executable, "-c", after], os.environ | signals.handed_on())
"""


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="there are no such signals here")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("comes", [True, False])
def test_one_that_another_thread_took_comes_in_the_next_image(number, comes):
    image = IMAGE.format(number=int(number), comes=comes)
    done = subprocess.run(
        [sys.executable, "-c", image], capture_output=True, text=True, check=False
    )
    assert done.returncode == (128 + number if comes else 0), done.stderr
    assert done.stdout == ("" if comes else "none came\n")

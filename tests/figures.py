"""What a fault test found, told in one line at the end of every run, with the seed that repeats it.

TEST_SEED=… repeats a run; without it every run has another seed.
"""

import os
import random

import pytest

FAULTS = pytest.mark.faults
"""The long part of a fault test."""

_FIGURE = "figure"


@pytest.fixture
def seed(request):
    """Seed the random numbers of this test, and return the seed."""
    number = int(os.environ.get("TEST_SEED") or random.randrange(10**9))
    random.seed(number)
    request.node.user_properties.append(("seed", number))
    print(f"TEST_SEED={number}")  # noqa: T201  # shown where a test does not hold
    return number


@pytest.fixture
def figure(request):
    """Tell what was found: in words, and names with their numbers."""

    def tell(words, **numbers):
        told = ", ".join(f"{name.replace('_', ' ')} {value:,}" for name, value in numbers.items())
        seeds = [value for name, value in request.node.user_properties if name == "seed"]
        end = f" [TEST_SEED={seeds[0]}]" if seeds else ""
        request.node.user_properties.append((_FIGURE, f"{words}: {told}{end}"))

    return tell


def pytest_terminal_summary(terminalreporter):
    """Print the figures, in whichever process they were found."""
    reports = [
        one
        for kind in ("passed", "failed")
        for one in terminalreporter.stats.get(kind, [])
        if getattr(one, "when", "") == "call"
    ]
    told = sorted(
        value for one in reports for name, value in one.user_properties if name == _FIGURE
    )
    if told:
        terminalreporter.section("what the fault tests found")
        for line in told:
            terminalreporter.write_line(line)

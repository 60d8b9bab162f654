"""Tests that start the program, and start it once more as `python -O` does: without its asserts.

What a test itself asserts holds both times: only what it starts finds this in its environment.
"""

import pytest

OPTIMIZED = {"PYTHONOPTIMIZE": "1"}

once_more_optimized = pytest.mark.parametrize(
    "besides", [{}, OPTIMIZED], ids=["as usual", "optimized"], indirect=True
)

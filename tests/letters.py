"""What random texts are made of."""

from hypothesis import strategies as st

LETTERS = st.characters(exclude_categories=["Cs"])
"""All there are. Asked for by their codec, every process would take a second to look them up."""

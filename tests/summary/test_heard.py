"""A page as somebody hears it."""

from bondjournal.summary.heard import heard

PAGE = """# For our session

From R., for 19 October to
1 November.

1. **First, please: what I do with my face.** I noticed
   it at *the gate*.

   > I could hear myself
   > getting smaller.

2. A vice, 2 \\* 3.

- 19 October: **9 of 10**.
  - below it

---

I chose every line.
"""


def test_a_page_is_heard_by_its_headings_and_sentences():
    assert heard(PAGE) == [
        "For our session",
        "From R., for 19 October to 1 November.",
        "1. First, please: what I do with my face. I noticed it at the gate.",
        "I could hear myself getting smaller.",
        "2. A vice, 2 * 3.",
        "19 October: 9 of 10.",
        "below it",
        "I chose every line.",
    ]

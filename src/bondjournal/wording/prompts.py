"""Sentences about prompts that the command line and the TUI both show."""

STIRS_UP = "This one can stir things up. You can stop at any word."
NONE_LEFT = "There is no question left to offer."
YOUR_OWN = "A question to write from, in your words."
WHEN = "When is it offered?"
WEIGHT = "How is it offered?"
BELOW_IT = "A short line below it, if you like."
CHOICES = {"y": "Write to this one", "a": "Another one", "w": "Just write"}
"""The choices below a prompt that is offered."""
FLOWS = {
    "any": "any time",
    "after": "right after a session",
    "between": "between sessions",
    "prep": "before a session",
    "off": "when something feels off",
}
WEIGHTS = {"light": "by itself", "medium": "when you ask for one", "deep": "from the list alone"}


def about(flow: str, weight: str) -> str:
    """Return when a question is offered, and whether it is so only from the list."""
    return f"{FLOWS[flow]}, {WEIGHTS[weight]}" if weight == "deep" else FLOWS[flow]

"""What is said once about a rating that stands out, after it was kept."""

from bondjournal.scales import LABELS
from bondjournal.wording import counted
from bondjournal.wording.trends import number

LOWER = (
    "You put {scale} at {value}. That is lower than your last {count}, and {below} below your "
    "usual of {usual}."
)
MANY_REASONS = (
    "Numbers move for many reasons: a hard topic, a tired day, something said or not said. You "
    "know best."
)
LOW = (
    "Three sessions in a row at 4 or under. That can be worth saying to someone, when you are "
    "ready. Would the 'something feels off' page help?"
)
LINE, PAGE, OFF, LEAVE = "w", "p", "o", "l"
"""The keys of the choices."""
_OF_A_DIP = {LINE: "Write a line about it", PAGE: "Add it to my page for next time"}

TOPIC = "Something to talk about, in your words?"
NUMBER_ALONE = "add just the number"
LAST_ALONE = (
    "A page shows the numbers of the last session, and this was an earlier one. A topic "
    "can carry it, in your words."
)
NO_TOPIC = "leave it off"
MAY_GO = "This may go on your next page."
TOPIC_MAY_GO = "It may go on your next page."


def choices(*, dip: bool, low: bool) -> dict[str, str]:
    """Return the choices of a notice, by their keys; for a dip, three that are equal.

    Args:
        dip: whether it is about a dip.
        low: whether it is about three low ratings in a row.
    """
    found = dict(_OF_A_DIP) if dip else {}
    if low:
        found[OFF] = "Open 'something feels off'"
    return {**found, LEAVE: "Leave it" if dip else "Not now"}


def lower(scale: str, value: int, usual: float, count: int) -> str:
    """Return a sentence that a rating is a dip, with what it is compared with.

    Args:
        scale: the scale.
        value: the rating.
        usual: the usual it is compared with.
        count: how many earlier ratings it is compared with, four to six.
    """
    return LOWER.format(
        scale=LABELS[scale],
        value=value,
        count=counted(count),
        below=number(usual - value),
        usual=number(usual),
    )

"""Sentences that the command line and the TUI both show."""

from collections.abc import Iterable

from bondjournal import scales

KEPT = "Kept."
ENTRY_KEPT = "Entry kept."
RATING_KEPT = "Rating kept."
NUMBER_KEPT = "Number kept."
TOPIC_KEPT = "Topic kept."
LINE_KEPT = "Line kept."
CHOICE_KEPT = "Choice kept."
ANSWER_KEPT = "Answer kept."
QUESTION_KEPT = "Question kept."
SESSION_KEPT = "Session kept."
SETTING_KEPT = "Setting kept."
DRAFT_KEPT = "Draft kept."
KEPT_WHILE_LOCKED = "Kept. It joins your journal when you next open it."
SHELL_REMEMBERS = (
    "Entry kept. Your shell may remember that line. 'bondjournal add' alone asks for the text "
    "instead."
)
NOBODY_SEES = "Nobody sees this number unless you put it on a page."
NO_RATING = "No rating. You can leave it like that."
LOWEST_WORDS = "not at all"
HIGHEST_WORDS = "completely"
NUMBER_ASKED = f"A number from 0, {LOWEST_WORDS}, to 10, {HIGHEST_WORDS}. enter: no rating."
SCALE_ENDS = f"0 {LOWEST_WORDS} - 10 {HIGHEST_WORDS}"
WHICH_DAY = "Which day was it?"
ENTER_SKIPS = "Press Enter to skip."
ENTER_GOES_ON = "Press Enter to go on."
LINE_ALONE = "There is a line about {scale}, but no number."
ON_PAGE = {"only-me": "none of it", "gist": "one line", "as-written": "all of it"}
"""How much of an entry may go on the page, by its share level."""
SHARE_WORDS = {"only-me": "not on the page", "gist": "one line", "as-written": "all of it"}
"""What may go on the page of an entry, as a state."""
WRITTEN_WHILE_LOCKED = "Written while locked"
"""Said of an entry where it is read."""
LINE_SHARES = "This entry is not on the page. Adding a line for your page shares that line."
LINE_ASKS = "Put the line on your page?"
LINE_NEEDS_LEVEL = "--share gist puts it there, --share only-me keeps it to yourself."
NEW_WRITES = "n writes something."
WHAT_TO_DO = "What do you want to do?"
EMPTY_JOURNAL = "Nothing here yet. That is fine."
MORE_ENTRIES = "Showing {count}. There are more: '-n 0' shows all."
MORE_IN_TRASH = "Showing {count}. There is more: '-n 0' shows all."
NO_ENTRY_FITS = "No entry fits."
EMPTY_TRASH = "Nothing in it."
BEFORE_WRITING = (
    "This page will be readable by anyone who has the file. Read it once as if you were them."
)
NEVER_HAVE_TO = "You never have to bring a page."
NOT_ANONYMOUS = "Replacing names helps. It does not make a page anonymous."
WRITTEN = (
    "The file itself is not encrypted. By mail it passes through other computers. On paper, or "
    "read from your own screen, it does not. What your therapist reads may go into their notes; "
    "you can ask."
)
EXPORT_COPIES = "This copies everything, including what is on no page."
RECOVERY_OFFER = (
    "If the passphrase is ever gone, a recovery key opens the journal. Without either, nobody can, "
    "the people who wrote this program included."
)
CHOOSE_PASSPHRASE = (
    "Choose a passphrase. Four or five ordinary words are good. You need it to read. You never "
    "need it to write."
)
PASSPHRASES_DIFFER = "The two are different. Type the second one again."
EMPTY_PASSPHRASE = "A passphrase needs at least one letter."
IN_BACKUPS = "Copies in backups you made stay there."
DELETE_ASKS = (
    "Delete {this}? It stays in the trash for 14 days. Choose 'Gone now' to remove it at once. "
    + IN_BACKUPS
)
FOR_GOOD_ASKS = "Remove it for good?"
EMPTY_ASKS = "Remove everything in the trash for good?"
IN_TRASH = "In the trash for 14 days."
IN_TRASH_UNDO = f"{IN_TRASH} 'bondjournal undo' brings it back."
GONE = "Gone."
BACK = "It is back."
IS_AS_IT_WAS = "That version is back. The one it replaced is in its history."
WELCOME = (
    "A private journal for the time between therapy sessions. You write. Before a session it "
    "makes one page from what you choose. It is encrypted on this computer and never goes "
    "online. It is a notebook: not therapy, not a test, and it cannot call anyone."
)
NOTHING_WRITTEN = "Nothing has been written to disk."
MADE_UP = "This is a made-up journal. Nothing of it stays on disk."
MADE_UP_OPENS = (
    "This is the made-up journal. Its passphrase, {passphrase}, is typed already: "
    "press Enter to open it."
)
WEAK_PASSPHRASE = "Someone with this laptop could guess that. Keep it, or change it?"
FIRST_ENTRY = "What is here right now? One line is enough."
ENOUGH = "Entry kept. Enough for now?"
ENOUGH_AT_FIRST = "Entry kept. Only you can read it. Enough for now?"
"""Said instead of an entry that may not go on a page."""
IS_THERE_A_NEXT = "Is there a next session? A day is enough: tue, or 12 May 15:00."
NO_RECOVERY_KEY = "Recovery key: not written down."
TWO_GROUPS = "Type the second and the fifth group."
LOCKED = "Locked."
GOOD_TO_HAVE_YOU = "Good to have you here. Start anywhere."
NOTHING_HAS_TO_BE_READY = "Nothing has to be ready."
NO_SESSION = "No session in here. You can write, and a page can be made without one."
NO_NEXT_SESSION = "No session planned. You can write, and a page can be made without one."
DRAFT_FOUND = "You have an unfinished entry from {day}."
WHICH_DRAFT = "Which one would you like to go on with?"
THROW_AWAY = "Throw it away"
ASKS_ONCE_MORE = "Asks once more. It stays in the trash for 14 days."
THROW_DRAFT = "Throw away {day}'s entry? It goes to the trash."
UNFINISHED = "Unfinished entries"
NOTHING_UNFINISHED = "There is no unfinished entry."
ESCAPE_AGAIN = "This is not kept yet. Press esc again to leave without it."
WHAT_MAY_GO = "What may go on your page?"
THE_LINE = "The line, in your words."
QUOTES = "Where a page shows your one line, these are below it."
ENTRY_GONE = "That entry is no longer there."
ABOUT_THE_NUMBER = "One line about that number, if you like."
WISHED = "What you would have liked."
UNSAID = "What you did not say."
TALK_ABOUT = "What would you like to talk about? Up to three."
ONE_TOPIC = "What would you like to talk about?"
PUT_FIRST = "Which of these would you leave until the last five minutes? Put it first."


_COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(scale: str, value: int) -> str:
    """Return a rating as "Heard 5"."""
    return f"{scales.LABELS[scale]} {value}"


def times(number: int) -> str:
    """Return a number of times in words: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def any_of(names: Iterable[str]) -> str:
    """Return names as alternatives: "steadied, people or agreed"."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def counted(number: int) -> str:
    """Return a number in words up to ten: "three"."""
    return _COUNTED[number] if number < len(_COUNTED) else str(number)


OPEN_ELSEWHERE, CLOSE_IT_THERE = "That is open in another window.", "Close it there first."

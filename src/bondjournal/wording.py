"""Sentences that the command line and the TUI both show."""

KEPT = "Kept."
KEPT_WHILE_LOCKED = "Kept. It joins your journal when you next open it."
SHELL_REMEMBERS = (
    "Kept. Your shell may remember that line. 'bondjournal add' alone asks for the text instead."
)
NOBODY_SEES = "Nobody sees this number unless you put it on a page."
NO_RATING = "No rating. You can leave it like that."
RATING_QUESTIONS = {
    "heard": "Thinking back to that session: how heard did you feel?",
    "safe": "How safe did it feel to be yourself there?",
}
OPEN_QUESTION = "How open could you be?"
LOWEST_WORDS = "not at all"
HIGHEST_WORDS = "completely"
SCALE_ENDS = f"0 {LOWEST_WORDS} - 10 {HIGHEST_WORDS}"
WHICH_DAY = "Which day was it?"
SCALE_NAMES = {"heard": "Heard", "safe": "Safe", "open": "Open"}
SHARE_WORDS = {"only-me": "only me", "gist": "one line", "as-written": "as I wrote it"}
EMPTY_JOURNAL = "Nothing here yet. That is fine."
NO_ENTRY_HAS = "No entry has these words."
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
EXPORT_COPIES = "This copies everything, what is 'Only me' too."
RECOVERY_OFFER = (
    "If the passphrase is ever gone, a recovery key opens the journal. Without both, nobody can, "
    "the people who wrote this program included."
)
CHOOSE_PASSPHRASE = (
    "Choose a passphrase. Four or five ordinary words are good. You need it to read. You never "
    "need it to write."
)
PASSPHRASES_DIFFER = "The two are different. Type the second one again."
EMPTY_PASSPHRASE = "A passphrase needs at least one letter."
DELETE_ASKS = (
    "Delete this entry? It stays in the trash for 14 days. Choose 'Gone now' to remove it at "
    "once. Copies in backups you made stay there."
)

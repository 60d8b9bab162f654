"""Words about topics, moments, what was tried, what helped, goals and practical questions."""

WORK = "Goals and what helps"
SECTIONS = {
    "goal": "working on",
    "tried": "trying",
    "helped": "helped",
    "did-not-help": "did not help",
    "moment": "good moments",
    "question": "to ask",
}
"""What stands beside each section of it, in order."""
SHORT_SECTIONS = {"goal": "goals", "did-not-help": "did not", "moment": "moments"}
"""Shorter words for less room, for those that are too long."""
ABOUT_SECTIONS = {
    "goal": "your goals, in your own words",
    "tried": "things you're trying out",
    "helped": "what got you through",
    "did-not-help": "what didn't get you through",
    "moment": "under the good signs",
    "question": "practical questions for your therapist",
}
FOLDED = "folded: enter opens it"
WHICH_SECTION = "Which section?"

MOMENT = 'A moment when you thought "yes, that\'s it".'
NO_MOMENT = "No moment yet. That is fine."

TO_TRY = "What you said you would try, between you."
TAKE_UP = "Take it up again"
HOW_IT_WENT = "How did it go, if you want to say?"
TRIED_STATES = {"open": "open", "done": "done", "let-go": "let go"}
NOTHING_TRIED = "Nothing to try yet. That is fine."

WHAT_HELPED = "What got you through?"
WHAT_DID_NOT = "What did not help?"
HELPED = {True: "helped", False: "did not help"}
NOTHING_HELPED = "Nothing here yet. That is fine."

GOAL = "What are you working on, in your own words?"
HOW_IS_THE_GOAL = "Where are you with this now?"
WHICH_NUMBER = "Which number?"
NO_GOAL = "No goal yet. That is fine."
NO_NUMBER = "no number yet"
EARLIER = "and {number} earlier"
"""After the last numbers of a goal, if it has more."""
ENDED = "ended"
ALL_ENDED = "Nothing is open. '--all' shows what has ended."
NUMBER_FOR_PAGE = "A goal can be on a page once it has a number."
ASKED_ALREADY = "It was asked already, so it goes on no page."
ON_NO_PAGE = "There is no next page to put it on."
PUT_ON_PAGE, OFF_PAGE = "Put it on the next page", "Take it off the next page"
NOW = {"goal": "{value} of 10 now", "tried": "trying now", "question": "not asked yet"}
"""The state of what is still open, at the right edge."""

TOPIC = "What would you like to talk about?"
MORE_ABOUT_IT = "A sentence about it, if you like"
FIRST = "first, please"
TOPIC_STATES = {"kept": "kept for later", "talked": "talked about", "let-go": "let go"}
NO_TOPIC = "No topic yet. That is fine."
WHAT_IS_UNDER = "What belongs under: {topic}"
NOTHING_UNDER = "Nothing is shared yet that could go under it."

PRACTICAL = "What do you want to ask?"
ASKED = "asked"
NO_QUESTION = "No question yet. That is fine."
PICK = (
    "Who reads your notes?",
    "What would you have to tell someone else?",
    "What happens to this page afterwards?",
)
"""Practical questions that are offered."""
OWN_WORDS = "In your own words"

KEPT = "kept"
OPEN_AGAIN = "open again"
TAKEN_IN = "brought back"
MOVED = "number {number} now"

IN_TRASH = "In the trash for 14 days."
NEW_WORDS = "The new words?"

"""Words about topics, moments, what was tried, what helped, goals and practical questions."""

WORK = "Moments, tried, helped, goals, questions"

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
TAKEN_IN = "taken in"
MOVED = "number {number} now"

IN_TRASH = "In the trash for 14 days."
WHAT_ABOUT_IT = "What about it?"
NEW_WORDS = "The new words?"

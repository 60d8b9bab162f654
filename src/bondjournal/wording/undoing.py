"""What is said of a change that is taken back."""

NOTHING = "There is nothing to undo."
OUTCOMES = {
    "back": "Back: {kind}: {name}",
    "as before": "As before: {kind}: {name}",
    "in the trash": "In the trash: {kind}: {name}",
    "stays": "That stays: {kind}: {name}. Undo again for more.",
}
"""What became of each thing; what is in the trash now had been added."""
DELETED = "Deleted"
DONE = "{what}: {name}. Press u to undo."
"""Said on the screen of a change that takes something away."""
IS_AS_BEFORE = "As before: {name}."
SETTING_CHANGED = "{what}: {now}. It was {before}. Press u to undo."
LINE_CHANGED = "Line kept. Press u to undo."
ROOM = 58
"""How many characters of this the screen has room for."""
RHYTHM = "the days it has"
PARTS = {
    "place": "its place",
    "first": "whether it comes first",
    "state": "what happened to it",
    "ended": "whether it has ended",
    "done": "whether it is done",
    "asked": "whether it was asked",
    "helped": "whether it helped",
    "hidden": "whether it is offered",
    "how_it_went": "how it went",
    "more": "the sentence about it",
    "line": "the line about it",
    "gist": "the one line",
    "quotes": "what is quoted",
    "tags": "its tags",
    "share": "what may go on the page",
    "on_page": "whether it goes on the page",
    "wished": "what you would have liked",
    "unsaid": "what you did not say",
    "wished_on_page": "whether what you would have liked goes on the page",
    "unsaid_on_page": "whether what you did not say goes on the page",
    "appointment_uuid": "which session it is about",
    "therapist_uuid": "whose it is",
    "for_anyone": "whose it is",
    "sign": "its sign",
    "at": "its day",
    "day": "its day",
}
"""What a change of a row was about, by the columns it changed, the plainest first."""

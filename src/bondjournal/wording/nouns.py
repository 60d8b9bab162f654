"""What people read for the kinds of things a journal holds."""

NOUNS = {
    "appointment": "a session",
    "entry": "an entry",
    "goal": "a goal",
    "goal_rating": "a number for a goal",
    "hard_time": "a line for hard times",
    "helped": "what helped",
    "moment": "a moment",
    "page": "a written page",
    "practical": "a practical question",
    "preparation": "what was chosen for a page",
    "prompt": "a question of your own",
    "rating": "a rating",
    "series": "a rhythm of sessions",
    "stand_in": "a stand-in",
    "tag": "a tag",
    "therapist": "a therapist",
    "topic": "a topic",
    "topic_material": "what stood under a topic",
    "tried": "something to try",
}
"""By the names of their tables."""
DID_NOT_HELP = "what did not help"

"""What is said about sessions: those that are not mentioned, and the topics of one just had."""

NOT_MENTIONED = "Sessions with this person are not mentioned, as you asked."
WANTED_TO_TALK = "What you wanted to talk about:"
TOPIC_CHOICES = {"t": "Talked about", "k": "Not yet", "l": "Let go"}
"""What can be said of a topic after the session, by letter."""
TOPIC_STATES = {"t": "talked", "k": "kept", "l": "let-go"}
"""The state each of these gives a topic."""
AS_IT_IS = "Leave it as it is"
NO_TOPIC_TO_ASK = "No topic to ask about."

"""The calendar in plain mode: a month in sentences, and the months around it."""

from bondjournal.cli import console
from bondjournal.cli.plain.questions import LEAVE
from bondjournal.cli.plain.window import Window
from bondjournal.journal import calendar

_CHOICES = {"b": "The month before", "a": "The month after"} | LEAVE


def show(window: Window) -> None:
    """Tell what there is in this month, and in others for as long as they are asked for."""
    day = window.today
    while True:
        month = window.journal.read(calendar.month, day, window.now)
        for sentence in month.sentences(window.today.year):
            console.say(sentence)
        answer = console.choose("Which month?", _CHOICES, "0")
        if answer == "0":
            return
        day = calendar.beside(day, -1 if answer == "b" else 1)

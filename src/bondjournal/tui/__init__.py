"""The program on the screen."""

from bondjournal.tui.environment import prepare

prepare()

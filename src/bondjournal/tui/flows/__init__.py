"""Flows through the program: they push screens, and keep what the screens return."""

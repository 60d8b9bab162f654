"""Screens and slips, one a file. They return data and save nothing."""

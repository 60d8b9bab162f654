"""The languages that the lines of a page come in: one entry in `LANGUAGES` each.

Standard library only. The lines are in `summary/packs`, a file for each language but English,
whose lines are in `summary/words.py`.
"""

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "français",
    "es": "español",
    "nl": "Nederlands",
}
"""Each by its tag (BCP 47), with its name in itself."""
USUAL = "en"

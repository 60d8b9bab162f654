"""Opening the journal for a command, with what is said before and after the command's work."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bondjournal import dates
from bondjournal.cli import console, proving
from bondjournal.cli.options import asked
from bondjournal.errors import InUse, JournalError, NotWritable
from bondjournal.open_journal import Journal, tidy
from bondjournal.unlock import unlock
from bondjournal.vault import keyfile
from bondjournal.wording.home import TRASH_LEFT
from bondjournal.wording.vault import KEY_FILE, held_up

NOT_BACKED_UP = "What you asked for is done, but today's backup is not."


@contextmanager
def opened(given: str | None = None) -> Iterator[Journal]:
    """Open the journal, asking for the passphrase if no script gives it.

    Additions made while it was locked are reported first. After the command's own work pages
    that wait are reported, and the day's tidying is done.
    `given` is the passphrase, if it was read from its source already.
    """
    place = asked.place
    keyfile.read(place)
    journal = unlock(place, given) if given else proving.proven(lambda typed: unlock(place, typed))
    try:
        if console.interactive():
            from bondjournal.journal import known_settings

            clear = known_settings.named("terminal.clear")
            console.want_clearing(on=journal.read(known_settings.value, clear))
        tell_merged(journal)
        yield journal
        _tell_pages(journal)
        tidy_up(journal)
    finally:
        journal.close()


def _tell_pages(journal: Journal) -> None:
    """Say which pages wait for a decision to delete their file or leave it; only at a terminal."""
    if not console.interactive():
        return
    from bondjournal.journal import pages
    from bondjournal.summary import written
    from bondjournal.wording.pages import WAIT

    for page in journal.read(pages.listed_due, dates.now()):
        if written.look(page) == "there":
            console.say(WAIT.format(number=page.number))


def tidy_up(journal: Journal) -> None:
    """Do the day's tidying; if the disk is in the way, say so and leave it to the next opening.

    If another window is writing all the while, tidying is left to that window.

    Raises:
        JournalError: it failed for another reason.
    """
    try:
        tidied = tidy(journal)
    except InUse:
        return
    except NotWritable as error:
        reported = error.message == journal.why
        console.say(NOT_BACKED_UP if reported else f"{NOT_BACKED_UP}\n{error.whole}")
        return
    except JournalError as error:
        raise type(error)(NOT_BACKED_UP, error.whole) from None
    if tidied.kept_in_trash:
        console.say(f"{TRASH_LEFT} 'bondjournal delete --deleted' empties it.")


def _tell_waiting(journal: Journal) -> None:
    """Say how many additions, of these and all earlier ones, still wait for their session."""
    from bondjournal.journal import additions
    from bondjournal.wording import waiting as words

    line = journal.read(additions.unclear)
    if line:
        console.say(f"{line} {words.LISTS_IT}")


def tell_merged(journal: Journal) -> None:
    """Say how many additions were made while the journal was locked, and how many did not open."""
    if journal.merged:
        additions = "1 addition" if journal.merged == 1 else f"{journal.merged} additions"
        are = "is" if journal.merged == 1 else "are"
        console.say(f"{additions} made while it was locked {are} now in your journal.")
        _tell_waiting(journal)
    tell_set_aside(journal, AlreadyReported())
    if journal.key_file_change:
        console.say(KEY_FILE[journal.key_file_change])


@dataclass(frozen=True, slots=True)
class AlreadyReported:
    """What was reported so far: how many files were set aside or too new, and why others wait."""

    quarantined: int = 0
    too_new: int = 0
    why: str = ""

    @classmethod
    def of(cls, journal: Journal) -> "AlreadyReported":
        """Return the present state of a journal, as if all of it was reported."""
        return cls(journal.quarantined, journal.too_new, journal.why)


def tell_set_aside(journal: Journal, reported: AlreadyReported) -> None:
    """Say which sealed files were set aside since then, left for a newer program, or wait."""
    aside = journal.quarantined - reported.quarantined
    too_new = journal.too_new - reported.too_new
    if aside:
        console.say(
            f"Set aside because it could not be opened: {aside}. "
            f"Nothing was deleted: {journal.vault.quarantine}"
        )
    if too_new:
        console.say(
            f"Left waiting because a newer version of bondjournal wrote it: {too_new}. Update "
            "bondjournal on this computer."
        )
    if journal.why != reported.why:
        console.say(f"{held_up(journal.waiting, journal.why)} {journal.hint}".strip())

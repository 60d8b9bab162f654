"""Leaving a text that was asked for and not kept as a draft. That needs no passphrase."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from bondjournal import dates, signals, terminal
from bondjournal.cli import console, meanwhile, text_input
from bondjournal.cli.options import asked
from bondjournal.errors import JournalError, WrongUse
from bondjournal.wording.vault import ANOTHER_KEY

if TYPE_CHECKING:
    from bondjournal.draft import Draft

LEFT = "What you wrote is kept as a draft. 'bondjournal drafts' lists it."
NOT_KEPT = "It could not be kept as a draft either, so here it is, for you to copy:"


def of_words(words: str) -> "Draft":
    """Return a draft for words of any kind: a new entry."""
    from bondjournal.draft import Draft

    now = dates.now()
    return Draft(at=now, changed_at=now, zone=dates.zone(), body=words)


@contextmanager
def text(
    argument: Sequence[str] | None,
    question: str,
    draft: "Callable[[str], Draft]" = of_words,
    left: Callable[[], None] = lambda: None,
) -> Iterator[str]:
    """Yield the text of an argument, else of a pipe or a prompt, for the block to keep.

    While it is typed, and until the block has kept it, it is a draft on disk, at most a second
    behind, whatever ends the program. A caller that needs the passphrase opens the journal first.

    Args:
        argument: the text, if it was given as an argument; `-` counts as left out.
        question: asked if the text was left out.
        draft: returns the draft that holds what was typed.
        left: called if the text is left as a draft.

    Raises:
        WrongUse: what came through a pipe is not text.
    """
    if argument and not text_input.is_left_out(argument):
        yield text_input.joined(argument)
        return
    if not console.from_terminal():
        words: str = text_input.piped()
        with piped(words, draft, left):
            yield words
        return
    begun = _Begun(draft)
    try:
        with begun.claimed():
            words = _ask(question, begun)
            begun.words = words
            yield words
            begun.remove()
    except BaseException as way_out:
        if begun.words.strip():
            left()
            begun.leave(saying_why=not isinstance(way_out, JournalError))
        else:
            begun.remove()
        raise


@contextmanager
def piped(
    words: str | None,
    draft: "Callable[[str], Draft]" = of_words,
    left: Callable[[], None] = lambda: None,
) -> Iterator[None]:
    """Leave a text as a draft if the block cannot keep it and it came through a pipe.

    Args:
        words: the text, if any was given.
        draft: returns the draft that holds it.
        left: called if the text is left as a draft.
    """
    try:
        yield
    except WrongUse:
        raise
    except JournalError:
        if isinstance(words, text_input.Piped):
            left()
            begun = _Begun(draft)
            begun.words = words
            begun.leave(saying_why=False)
        raise


def _ask(question: str, begun: "_Begun") -> str:
    typed: list[str] = []
    with signals.as_exits(), terminal.held():
        try:
            with meanwhile.handed_on(lambda half: begun.seal("\n".join([*typed, half]))):
                return text_input.ask(question, typed)
        except BaseException as way_out:
            if isinstance(way_out, KeyboardInterrupt | SystemExit):
                typed.append(console.rest())
            begun.words = "\n".join(typed).strip()
            # The terminal may be gone, and then nothing is said.
            with suppress(OSError):
                console.say()
            raise


class _Begun:
    """A text that was begun, and its draft."""

    def __init__(self, draft: "Callable[[str], Draft]") -> None:
        self.words = ""
        self._draft = draft
        self._uuid: UUID = uuid4()
        self._sealed = False
        self._as_known = True

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Keep other windows from taking the draft for one that was left."""
        from bondjournal.vault import claims

        claim = None
        with suppress(JournalError):
            claim = claims.claim(asked.place, self._uuid)
        try:
            yield
        finally:
            if claim is not None:
                claim.release()

    def seal(self, words: str) -> None:
        """Put what was typed so far on disk; if there is no room now, there may be later."""
        with suppress(JournalError):
            self._keep(words)

    def leave(self, *, saying_why: bool = True) -> None:
        """Leave the text as a draft, and say so; if that is not possible, print it.

        Args:
            saying_why: False if the caller reports the error itself.
        """
        sentences = []
        try:
            self._keep(self.words)
            sentences = [LEFT] if self._as_known else [LEFT, ANOTHER_KEY]
        except JournalError as error:
            if saying_why:
                sentences = [error.whole]
            # Without a terminal it is not printed, since it could end up in a log.
            if console.seen():
                sentences += [NOT_KEPT, self.words]
        # The terminal may be gone, and then nothing is said.
        with suppress(OSError):
            for line in sentences:
                console.say(line)

    def remove(self) -> None:
        """Remove the draft: the text is kept, or there is nothing in it."""
        if self._sealed:
            from bondjournal.vault import drafts

            with suppress(JournalError):
                drafts.remove(asked.place, self._uuid)

    def _keep(self, words: str) -> None:
        from bondjournal.vault import drafts

        if words.strip():
            made = replace(self._draft(words), uuid=self._uuid)
            self._as_known = drafts.keep(asked.place, self._uuid, made.to_bytes())
            self._sealed = True

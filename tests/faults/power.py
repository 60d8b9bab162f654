"""A disk that loses power: of what was written and not synced anything may be missing.

A file keeps what it had when it was last synced; of each later write any of its sectors may have
arrived. A folder keeps its names of when it was last synced; of later changes some first ones may
have arrived. Nothing else is promised, so nothing else is relied on.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512


@dataclass(eq=False)
class File:
    """What is on the disk for good, and what was done since."""

    safe: bytearray = field(default_factory=bytearray)
    since: list = field(default_factory=list)


@dataclass(eq=False)
class Folder:
    """The names in a folder now."""

    names: dict = field(default_factory=dict)


@dataclass
class Change:
    """A change of names: in which folders, and whether it is on the disk for good."""

    where: tuple
    puts: tuple
    safe: bool = False


class Disk:
    """A folder as a program sees it, and what of it would be there after a power cut."""

    def __init__(self, folder):
        self.root = Folder()
        self.place = Path(folder).resolve()
        for path in sorted(self.place.rglob("*")):
            self._parent(path).names[path.name] = (
                Folder() if path.is_dir() else File(bytearray(path.read_bytes()))
            )
        self.first = _copied(self.root)
        self.changes = []
        self.nameless = {}

    def do(self, operation):
        """Do what a program did."""
        path = Path(operation.path)
        getattr(self, "_" + operation.what.replace(" ", "_"))(path, operation)

    def _opened(self, path, _):
        if path.name not in self._parent(path).names:
            self._change(self._put(path, File()))

    def _opened_nameless(self, path, _):
        self.nameless[path] = File()

    def _wrote(self, path, operation):
        if (file := self._find(path)) is not None:
            file.since.append((operation.at, operation.data))

    def _cut(self, path, operation):
        if (file := self._find(path)) is not None:
            file.since.append((operation.at, None))

    def _synced(self, path, _):
        found = self._find(path)
        if isinstance(found, File):
            for one in found.since:
                _apply(found.safe, *one)
            found.since.clear()
        elif found is not None:
            for change in self.changes:
                change.safe = change.safe or found in change.where

    def _made_folder(self, path, _):
        self._change(self._put(path, Folder()))

    def _removed(self, path, _):
        self._change(self._put(path, None))

    def _linked(self, path, operation):
        self._change(self._put(Path(operation.other), self._find(path)))

    def _renamed(self, path, operation):
        found = self._find(path)
        self._change(self._put(Path(operation.other), found), self._put(path, None))

    def _exchanged(self, path, operation):
        other = Path(operation.other)
        one, two = self._find(path), self._find(other)
        self._change(self._put(path, two), self._put(other, one))

    def _put(self, path, what):
        return self._parent(path), path.name, what

    def _change(self, *puts):
        for folder, name, what in puts:
            _set(folder, name, what)
        self.changes.append(Change(tuple(folder for folder, _, _ in puts), puts))

    def _parent(self, path):
        folder = self.root
        for name in path.relative_to(self.place).parts[:-1]:
            folder = folder.names[name]
        return folder

    def _find(self, path):
        """Return a file or folder, or None for a file that has no name any more."""
        if path == self.place:
            return self.root
        if path in self.nameless:
            return self.nameless[path]
        return self._parent(path).names.get(path.name)

    def after_a_cut(self, target):
        """Write what is there after a power cut; what has arrived is left to chance."""
        arrived = random.choice((_nothing, _everything, _by_chance, _by_chance))
        folders = {}
        for kind, folder in self.first:
            folders[folder] = Folder(dict(kind))
        stopped = set()
        for change in self.changes:
            if not change.safe and (stopped & set(change.where) or not arrived()):
                stopped |= set(change.where)
                continue
            for folder, name, what in change.puts:
                _set(folders.setdefault(folder, Folder()), name, what)
        _write(self.root, folders, Path(target), arrived)


def _copied(root):
    """Return every folder with its names as they are now."""
    found, waiting = [], [root]
    while waiting:
        folder = waiting.pop()
        found.append((dict(folder.names), folder))
        waiting += [one for one in folder.names.values() if isinstance(one, Folder)]
    return found


def _set(folder, name, what):
    if what is None:
        folder.names.pop(name, None)
    else:
        folder.names[name] = what


def _apply(content, at, data):
    if data is None:
        del content[at:]
        content.extend(bytes(at - len(content)))
    else:
        content.extend(bytes(max(0, at - len(content))))
        content[at : at + len(data)] = data


def _nothing():
    return False


def _everything():
    return True


def _by_chance():
    return random.random() < 0.6


def _write(folder, folders, target, arrived):
    target.mkdir()
    for name, what in folders.get(folder, Folder()).names.items():
        if isinstance(what, Folder):
            _write(what, folders, target / name, arrived)
        else:
            content = bytearray(what.safe)
            for at, data in what.since:
                for begin, piece in _sectors(at, data):
                    if arrived():
                        _apply(content, begin, piece)
            (target / name).write_bytes(content)


def _sectors(at, data):
    """Give a write in the sectors of the disk that it lies in; a cut is one thing."""
    if data is None:
        yield at, None
        return
    begin = 0
    while begin < len(data):
        end = min(len(data), begin + SECTOR - (at + begin) % SECTOR)
        yield at + begin, data[begin:end]
        begin = end

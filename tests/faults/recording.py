"""What a program does to the files of a folder, operation by operation, as strace sees it."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,lseek,ftruncate,truncate,fallocate,"
    "fsync,fdatasync,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,copy_file_range,sendfile"
)
_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?")
_BEGUN = re.compile(r"(\d+) +(\w+)\((.*) <unfinished \.\.\.>")
_RESUMED = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>(.*)")
_AT = re.compile(r"(\d+|AT_FDCWD)<(.*)>")


@dataclass(frozen=True)
class Operation:
    """One change: `said` has the words in `data`; `renamed`, `exchanged`, `linked` another path."""

    what: str
    path: str = ""
    data: bytes = b""
    at: int = 0
    other: str = ""


def record(arguments, folder, log, **how):
    """Run a program, and return what it did to files below a folder and what it said, in order."""
    trace = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-o", log]
    done = subprocess.run([*trace, *arguments], capture_output=True, check=False, **how)
    assert done.returncode == 0, done.stderr.decode()
    reader = _Reader(os.path.realpath(folder))
    with log.open(encoding="ascii") as lines:
        for line in _whole(lines):
            reader.read(line)
    return reader.found


def _whole(lines):
    """Join the two halves of calls that another thread's came between."""
    begun = {}
    for line in lines:
        if half := _BEGUN.match(line):
            begun[half[1]] = f"{half[1]} {half[2]}({half[3]}"
        elif half := _RESUMED.match(line):
            yield begun.pop(half[1]) + half[3]
        else:
            yield line


def _text(token):
    return bytes.fromhex(token.strip('"').replace("\\x", ""))


class _Reader:
    def __init__(self, folder):
        self.folder = folder
        self.found = []
        self.position = {}
        self.nameless = {}

    def read(self, line):
        call = _LINE.match(line)
        if call is None or int(call[4]) < 0:
            return
        name, tokens, result = call[2], call[3].split(", "), int(call[4])
        if name in ("write", "pwrite64") and tokens[0].startswith("1<"):
            self.found.append(Operation("said", data=_text(tokens[1])))
        elif name in ("open", "openat", "creat"):
            self._opened(os.fsdecode(_text(call[5])), " ".join(tokens), result)
        elif name in ("fsync", "fdatasync", "ftruncate", "lseek", "write", "pwrite64"):
            self._by_descriptor(name, tokens, result)
        elif name in ("rename", "renameat", "renameat2", "link", "linkat"):
            paths = list(self._paths(tokens))
            if any(self._inside(path) for path in paths):
                what = "linked" if name.startswith("link") else "renamed"
                what = "exchanged" if "RENAME_EXCHANGE" in tokens[-1] else what
                self.found.append(Operation(what, paths[0], other=paths[1]))
        elif name in ("unlink", "unlinkat", "rmdir", "mkdir", "mkdirat"):
            (path,) = self._paths(tokens)
            if self._inside(path):
                what = "made folder" if name.startswith("mkdir") else "removed"
                self.found.append(Operation(what, path))
        else:
            inside = any(self._inside(path) for path in self._paths(tokens))
            assert not inside, f"nobody counted on {name}"

    def _opened(self, path, how, descriptor):
        self.position[descriptor] = 0
        self.nameless.pop(descriptor, None)
        if self._inside(path) and "O_TMPFILE" in how:
            self.nameless[descriptor] = path
            self.found.append(Operation("opened nameless", path))
        elif self._inside(path) and "O_CREAT" in how:
            self.found.append(Operation("opened", path))
        if self._inside(path) and "O_TRUNC" in how:
            self.found.append(Operation("cut", path))

    def _by_descriptor(self, name, tokens, result):
        number, path = _AT.match(tokens[0]).groups()
        path, number = os.fsdecode(_text(path)), int(number)
        if name == "lseek":
            self.position[number] = result
        elif self._inside(path):
            if name == "write":
                data, at = _text(tokens[1])[:result], self.position[number]
                self.found.append(Operation("wrote", path, data, at))
            elif name == "pwrite64":
                data, at = _text(tokens[1])[:result], int(tokens[3])
                self.found.append(Operation("wrote", path, data, at))
            elif name == "ftruncate":
                self.found.append(Operation("cut", path, at=int(tokens[1])))
            else:
                self.found.append(Operation("synced", path))
        if name == "write":
            self.position[number] = self.position.get(number, 0) + result

    def _paths(self, tokens):
        """Give the paths among the arguments: each alone, or behind the folder it is in."""
        folder = str(Path.cwd())
        for token in tokens:
            if found := _AT.fullmatch(token):
                folder = os.fsdecode(_text(found[2]))
            elif token.startswith('"'):
                path = os.path.normpath(Path(folder, os.fsdecode(_text(token))))
                descriptor = path.removeprefix("/proc/self/fd/")
                # One without a name may be outside of the folder that is looked at.
                yield path if descriptor == path else self.nameless.get(int(descriptor), path)

    def _inside(self, path):
        return path == self.folder or path.startswith(self.folder + "/")

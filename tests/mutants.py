"""Change one thing at a time in a copy of the program, and see whether the tests notice.

    python tests/mutants.py [--count 300] [--seed 1] [--jobs 2]

Each mutant is one change at one place of `journal`, `summary`, `vault`, `exchange` or `dates`,
drawn at random, and is tried against the quick tests of its folder, those first that name its
module most often, up to the first that fails. It prints each one that survived, and how many were
killed. Nothing is changed in the checkout itself.
"""

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from compileall import compile_dir
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import SimpleQueue

ROOT = Path(__file__).parent.parent
SOURCE = Path("src/bondjournal")
TESTS_OF = {
    "journal": "tests/journal",
    "summary": "tests/summary",
    "vault": "tests/vault",
    "exchange": "tests/exchange",
    "dates.py": "tests/test_dates.py",
}
LONGEST = 3600
"""After so many seconds a mutant that goes on for ever counts as noticed."""

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True)
class Mutant:
    """One change at one place."""

    file: Path
    line: int
    start: int
    end: int
    """Where the changed piece begins and ends in the file, in bytes."""
    before: str
    after: str

    def __str__(self) -> str:
        said = " -> ".join(" ".join(text.split())[:70] for text in (self.before, self.after))
        return f"{self.file}:{self.line}: {said}"


def _changed(node: ast.AST) -> ast.AST | None:
    """Return what may stand in the place of this node, if anything."""
    changed: ast.AST | None = None
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=comparators):
            changed = ast.Compare(left, [_SWAPS[type(operator)]()], comparators)
        case ast.BoolOp(op=operator, values=values):
            changed = ast.BoolOp(_SWAPS[type(operator)](), values)
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _SWAPS:
            changed = ast.BinOp(left, _SWAPS[type(operator)](), right)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            changed = operand
        case ast.Constant(value=bool(value)):
            changed = ast.Constant(not value)
        case ast.Constant(value=int(value)):
            changed = ast.Constant(value + 1)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            changed = ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            changed = ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()):
            changed = ast.Pass()
        case ast.Break():
            changed = ast.Continue()
        case ast.Continue():
            changed = ast.Break()
    return changed


def _nodes(node: ast.AST):
    """Give every node that runs when the program does; conditions come negated as well."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST):
                continue
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                continue
            if changed := _changed(child):
                yield child, changed
            if isinstance(child, ast.If | ast.While):
                yield child.test, ast.UnaryOp(ast.Not(), child.test)
            yield from _nodes(child)


def mutants_of(file: Path) -> list[Mutant]:
    """Return every mutant of a file of the checkout."""
    source = (ROOT / file).read_bytes()
    begins = [0]
    for line in source.splitlines(keepends=True):
        begins.append(begins[-1] + len(line))
    found = []
    for node, changed in _nodes(ast.parse(source)):
        start = begins[node.lineno - 1] + node.col_offset
        end = begins[node.end_lineno - 1] + node.end_col_offset
        after = ast.unparse(ast.fix_missing_locations(changed))
        if isinstance(changed, ast.expr):
            after = f"({after})"
        before = source[start:end].decode()
        try:
            ast.parse(source[:start] + after.encode() + source[end:])
        except SyntaxError:
            continue  # a piece of an f-string or of a pattern
        found.append(Mutant(file, node.lineno, start, end, before, after))
    return found


def drawn(count: int, seed: int) -> list[Mutant]:
    """Draw mutants at random, no two on one line."""
    files = [
        file.relative_to(ROOT)
        for name in TESTS_OF
        for file in sorted([ROOT / SOURCE / name, *(ROOT / SOURCE / name).rglob("*.py")])
        if file.suffix == ".py" and "versions" not in file.parts
    ]
    every = [mutant for file in files for mutant in mutants_of(file)]
    random.Random(seed).shuffle(every)
    lines = {(mutant.file, mutant.line): mutant for mutant in every}
    return list(lines.values())[:count]


def tests_of(mutant: Mutant, copy: Path) -> list[str]:
    """Return the tests of a mutant's folder, those first that name its module most often."""
    name = mutant.file.stem if mutant.file.stem != "__init__" else mutant.file.parent.name
    named = re.compile(rf"\b{re.escape(name)}\b")

    def count(file: Path) -> int:
        return len(named.findall(file.read_text())) + 100 * (name.strip("_") in file.stem)

    place = copy / TESTS_OF[mutant.file.relative_to(SOURCE).parts[0]]
    files = [place] if place.is_file() else sorted(place.rglob("test_*.py"))
    return [str(file.relative_to(copy)) for file in sorted(files, key=count, reverse=True)]


def is_noticed(mutant: Mutant, copy: Path) -> bool:
    """Apply a mutant to a copy of the checkout, run its tests there, and take it back."""
    file = copy / mutant.file
    source = file.read_bytes()
    file.write_bytes(source[: mutant.start] + mutant.after.encode() + source[mutant.end :])
    environment = {**os.environ, "PYTHONPATH": str(copy / "src")}
    try:
        ended = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"),
                *("--basetemp", copy / "temp"),
                *tests_of(mutant, copy),
            ],
            cwd=copy,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_bytes(source)
    if not re.search(r"\d+ (passed|failed|error)|[Ee]rror", ended.stdout + ended.stderr):
        raise RuntimeError(ended.stdout + ended.stderr)
    return ended.returncode != 0


def main() -> None:
    """Draw, try and tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(asked.jobs):
            copy = Path(place) / str(number)
            for name in ("src", "tests"):
                shutil.copytree(ROOT / name, copy / name)
            for name in ("pyproject.toml", "README.md"):
                shutil.copy(ROOT / name, copy / name)
            # What is compiled is told from what was changed by its text: its time may be the same.
            compile_dir(copy / "src", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
            copies.put(copy)

        def attempt(mutant: Mutant) -> bool:
            copy = copies.get()
            try:
                return is_noticed(mutant, copy)
            finally:
                copies.put(copy)

        tried, killed = Counter(), Counter()
        mutants = drawn(asked.count, asked.seed)
        with ThreadPoolExecutor(asked.jobs) as pool:
            for mutant, noticed in zip(mutants, pool.map(attempt, mutants), strict=True):
                folder = mutant.file.relative_to(SOURCE).parts[0]
                tried[folder] += 1
                killed[folder] += noticed
                if not noticed:
                    print(f"survived  {mutant}", flush=True)
                if tried.total() % 20 == 0:
                    print(f"{tried.total()} of {len(mutants)} tried", file=sys.stderr, flush=True)
    for folder in TESTS_OF:
        print(f"{folder:10} {killed[folder]:4} of {tried[folder]:4} killed")
    print(f"{'all':10} {killed.total():4} of {tried.total():4} killed, seed {asked.seed}")


if __name__ == "__main__":
    main()

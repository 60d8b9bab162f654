"""Schemas of what `--json` prints, made from its types: JSON Schema of 2020-12."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from importlib.resources import files
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from bondjournal.cli import as_json, json_commands, json_shapes
from bondjournal.nouns import LISTS
from bondjournal.nouns.hard_time import HARD_TIME
from bondjournal.nouns.noun import Noun

_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
_NOUNS = {noun.name: noun for noun in (*LISTS, HARD_TIME)}


def commands() -> list[str]:
    """Return the commands that print JSON, by name."""
    made = [f"{name} {verb}" for name in _NOUNS for verb in ("list", "add", "show")]
    return sorted({*json_commands.COMMANDS, *json_commands.MORE, *made, json_commands.PAGE})


def of_command(command: str) -> dict[str, Any]:
    """Return the schema of what a command prints.

    Raises:
        KeyError: the command prints no JSON.
    """
    command = json_commands.with_verb(command)
    if command == json_commands.PAGE:
        page: dict[str, Any] = json.loads(
            files("bondjournal.summary").joinpath("page.schema.json").read_text("utf-8")
        )
        return page
    defs: dict[str, Any] = {}
    if command in json_commands.COMMANDS:
        schema = _schema(json_commands.COMMANDS[command], defs)
    else:
        schema = _of_noun(command, defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:bondjournal:{command.replace(' ', '-')}:{json_shapes.VERSION}",
        "title": f"bondjournal {command} --json",
        **schema,
        "$defs": defs,
    }


def _of_noun(command: str, defs: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a command that is made from a noun's description."""
    name, _, verb = command.partition(" ")
    if command not in commands():
        raise KeyError(command)
    row = _row(_NOUNS[name], defs)
    schema = {"type": "array", "items": row} if verb == "list" else row
    more = json_commands.MORE.get(command)
    return {"anyOf": [schema, _schema(more, defs)]} if more else schema


def _row(noun: Noun, defs: dict[str, Any]) -> dict[str, Any]:
    """Return a reference to a row of a noun: its number and id, its words, and its columns."""
    kept = get_type_hints(noun.list.value)
    hints: dict[str, Any] = {"number": json_shapes.Number, "id": json_shapes.Id, "text": str}
    hints |= {as_json.column(name): kept[name] for name in noun.columns}
    hints |= {"therapist": str | None} if noun.has_owner else {}
    name = noun.name.title().replace("-", "")
    return _object(name, noun.list.value, hints, defs)


def _schema(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type; objects go among the definitions."""
    hint = json_shapes.PLAIN.get(hint, hint)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        schema = {**_schema(inner[0], defs), **inner[1].keywords}
    elif origin in (Union, UnionType):
        schema = {"anyOf": [_schema(one, defs) for one in inner]}
    elif origin in (list, Sequence):
        schema = {"type": "array", "items": _schema(inner[0], defs)}
    elif origin in (dict, Mapping):
        schema = {"type": "object", "additionalProperties": _schema(inner[1], defs)}
    elif is_typeddict(hint):
        schema = _object(hint.__name__, hint, get_type_hints(hint, include_extras=True), defs)
    elif isinstance(hint, type) and is_dataclass(hint):
        hints = {name: one for name, one in get_type_hints(hint).items() if name != "uuid"}
        schema = _object(hint.__name__, hint, hints, defs)
    else:
        schema = {} if hint is Any else {"type": _SIMPLE[hint]}
    return schema


def _object(
    name: str, what: type, hints: Mapping[str, Any], defs: dict[str, Any]
) -> dict[str, Any]:
    """Define an object with these fields, and return a reference to it."""
    if name not in defs:
        defs[name] = {
            "description": what.__doc__,
            "type": "object",
            "required": list(hints),
            "properties": {name: _schema(hint, defs) for name, hint in hints.items()},
        }
    return {"$ref": f"#/$defs/{name}"}

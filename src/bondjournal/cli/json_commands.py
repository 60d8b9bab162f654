"""Which command prints what as JSON: one entry in `COMMANDS` for each."""

from typing import Any, get_args, get_origin

from bondjournal.cli import json_shapes, result_shapes

COMMANDS: dict[str, Any] = {
    "add": json_shapes.Entry,
    "list": (list[json_shapes.Entry] | list[json_shapes.Deleted] | list[result_shapes.CalendarDay]),
    "show": json_shapes.Entry | result_shapes.ThenAndNow,
    "search": list[json_shapes.Hit],
    "history": list[json_shapes.FormerEntry],
    "undo": list[json_shapes.Undone],
    "tags list": list[result_shapes.Tag],
    "ratings": result_shapes.Ratings,
    "drafts list": list[json_shapes.Draft],
    "drafts show": json_shapes.Draft,
    "inbox": result_shapes.Inbox,
    "inbox open": result_shapes.OpenInbox,
    "prompt add": json_shapes.Prompt,
    "prompt list": list[json_shapes.Prompt],
    "prompt show": json_shapes.Prompt,
    "prompt draw": json_shapes.Prompt,
    "session add": json_shapes.Session | None,
    "session list": list[json_shapes.Session],
    "session show": json_shapes.Session,
    "session import": list[result_shapes.CalendarName],
    "therapist add": json_shapes.Therapist,
    "therapist list": list[json_shapes.Therapist],
    "topic add": json_shapes.Topic,
    "topic list": list[json_shapes.Topic],
    "topic show": json_shapes.Topic,
    "topic after": list[result_shapes.AskedTopic],
    "stand-in add": json_shapes.StandIn,
    "stand-in list": list[json_shapes.StandIn],
    "page names": result_shapes.PageNames,
    "page list": list[result_shapes.PageFile],
    "page prepare list": list[result_shapes.Thing],
    "page prepare whose": list[result_shapes.Unclaimed],
    "backup list": list[result_shapes.Backup],
    "check": list[result_shapes.Finding],
    "config list": list[json_shapes.Setting],
    "config get": json_shapes.Setting,
}
"""What each command prints, except those made from a noun's description and the page."""
MORE: dict[str, Any] = {
    "helped list": result_shapes.HelpedOften,
    "question pick": list[result_shapes.Offered],
}
"""What a command prints in another case: with an option, or without its argument."""
ROWS = {"ratings": "sessions"}
"""The name under which a command's JSON object holds its rows."""
PAGE = "page"
"""The command whose JSON has a schema of its own, beside the code that makes it."""


def with_verb(command: str) -> str:
    """Return a command with its verb, which is `list` for a group without one."""
    alone = " " in command or command == PAGE or command in COMMANDS
    return command if alone else f"{command} list"


def has_rows(command: str) -> bool:
    """Return whether a command prints rows, which `--json-lines` prints one a line."""
    command = with_verb(command)
    shape = COMMANDS.get(command) or MORE.get(command)
    is_list = any(get_origin(one) is list for one in (shape, *get_args(shape)))
    return is_list or command in ROWS or command.endswith(" list")

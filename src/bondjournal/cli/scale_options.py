"""Options that a command has once for each scale."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any

import typer

from bondjournal.scales import SCALES, Scale

Option = tuple[str, Any, Any]
"""The name of an option, its annotation and its default."""


def number_option(scale: Scale) -> Option:
    """Return the option for the number on a scale."""
    option = typer.Option(help=f"{scale.meaning}, 0 to 10.", metavar="0-10")
    return scale.name, Annotated[str, option], ""


def line_option(scale: Scale) -> Option:
    """Return the option for a line about a number that is given with it."""
    option = typer.Option(help=f"One line about {scale.label}.", metavar="WORDS")
    return f"{scale.name}_line", Annotated[str, option], ""


def other_line_option(scale: Scale) -> Option:
    """Return the option for a line about a number that was given before."""
    about = f"One line about {scale.label}; '' removes it."
    return (
        f"{scale.name}_line",
        Annotated[str | None, typer.Option(help=about, metavar="WORDS")],
        None,
    )


def with_scales(**options: Callable[[Scale], Option]) -> Callable[[Callable[..., None]], Any]:
    """Give a command one option a scale in place of one parameter for all scales.

    Args:
        options: by the name of the parameter, the function that makes the option for a scale. The
            command gets what was typed in a dict by scale.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        made = {name: {one.name: make(one) for one in SCALES} for name, make in options.items()}
        parameters: list[Parameter] = []
        for parameter in signature(command).parameters.values():
            if parameter.name not in made:
                parameters.append(parameter)
                continue
            parameters += [
                Parameter(name, parameter.kind, annotation=annotation, default=default)
                for name, annotation, default in made[parameter.name].values()
            ]

        @wraps(command)
        def with_options(**given: Any) -> None:
            for name, by_scale in made.items():
                given[name] = {scale: given.pop(option) for scale, (option, *_) in by_scale.items()}
            command(**given)

        with_options.__signature__ = signature(command).replace(  # type: ignore[attr-defined]
            parameters=parameters
        )
        return with_options

    return decorate

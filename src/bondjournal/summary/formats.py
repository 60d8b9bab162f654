"""A page in the formats it can be written in. Pure."""

from bondjournal.summary import data, html, markdown
from bondjournal.summary.page import Format, Page, Style

_RENDER = {"markdown": markdown.render, "html": html.render, "json": data.render}


def render(page: Page, style: Style, format_: Format) -> str:
    """Return the page in one of its two styles, in one of the formats."""
    return _RENDER[format_](page, style)

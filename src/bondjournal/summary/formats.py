"""A page in the formats it can be written in. Pure."""

from bondjournal.summary import data, html, markdown
from bondjournal.summary.page import Page, Style

_RENDER = {"markdown": markdown.render, "html": html.render, "json": data.render}


def render(page: Page, style: Style, format_: str) -> str:
    """Return the page in one of its styles, in one of `page_formats`."""
    return _RENDER[format_](page, style)

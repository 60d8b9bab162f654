"""One index of words over everything kept, in place of the one over entries."""

import sqlalchemy as sa
from alembic import op

from bondjournal.journal.search_text import fold

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_AT_ONCE = 500
_RANGE = 2**40

_ENTRIES = (
    "SELECT id, title, body, gist, coalesce((SELECT group_concat(tag.name, ' ') FROM entry_tag "
    "JOIN tag ON tag.uuid = entry_tag.tag_uuid WHERE entry_tag.entry_uuid = entry.uuid), '') "
    "FROM entry ORDER BY id"
)
_OTHERS = (
    "SELECT id, text, more, '', '' FROM topic ORDER BY id",
    "SELECT id, text, '', '', '' FROM moment ORDER BY id",
    "SELECT id, words, '', '', '' FROM goal ORDER BY id",
    "SELECT id, what, how_it_went, '', '' FROM tried ORDER BY id",
    "SELECT id, text, '', '', '' FROM helped ORDER BY id",
    "SELECT id, text, '', '', '' FROM practical ORDER BY id",
    "SELECT id, wished, unsaid, '', '' FROM appointment WHERE wished || unsaid <> '' ORDER BY id",
    "SELECT id, line, '', '', '' FROM rating WHERE line <> '' ORDER BY id",
)
"""The other nouns, in the order of their ranges in the index."""


def upgrade() -> None:
    op.execute("DROP TABLE entry_search")
    op.execute(
        "CREATE VIRTUAL TABLE kept_search USING fts5(title, body, gist, tags, content='', "
        "contentless_delete=1, prefix='1 2', tokenize='ascii')"
    )
    connection = op.get_bind()
    insert = sa.text(
        "INSERT INTO kept_search(rowid, title, body, gist, tags) "
        "VALUES (:place, :title, :body, :gist, :tags)"
    )
    for number, query in enumerate((_ENTRIES, *_OTHERS)):
        for rows in connection.execute(sa.text(query)).partitions(_AT_ONCE):
            connection.execute(
                insert,
                [
                    {
                        "place": number * _RANGE + id_,
                        "title": fold(title),
                        "body": fold(body),
                        "gist": fold(gist),
                        "tags": fold(tags),
                    }
                    for id_, title, body, gist, tags in rows
                ],
            )

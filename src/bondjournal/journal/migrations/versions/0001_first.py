"""The first schema: every noun, its history, and the index of words."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "capture",
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("merged_at", sa.DateTime(), nullable=False),
        sa.Column("therapist_typed", sa.String(), nullable=False),
        sa.Column("session_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("uuid", name="pk_capture"),
    )
    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_goal"),
        sa.UniqueConstraint("uuid", name="uq_goal_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "hard_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "heading IN ('steadied', 'people', 'agreed')", name="ck_hard_time_heading"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_hard_time"),
        sa.UniqueConstraint("uuid", name="uq_hard_time_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "helped",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_helped"),
        sa.UniqueConstraint("uuid", name="uq_helped_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import"),
        sa.UniqueConstraint("uuid", name="uq_import_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "practical",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_practical"),
        sa.UniqueConstraint("uuid", name="uq_practical_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "prompt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("nudge", sa.String(), nullable=False),
        sa.Column("weight", sa.String(), nullable=False),
        sa.Column("flow", sa.String(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "flow IN ('after', 'between', 'prep', 'off', 'any')", name="ck_prompt_flow"
        ),
        sa.CheckConstraint("weight IN ('light', 'medium', 'deep')", name="ck_prompt_weight"),
        sa.PrimaryKeyConstraint("id", name="pk_prompt"),
        sa.UniqueConstraint("uuid", name="uq_prompt_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_prompt_key", "prompt", ["key"], unique=False)
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_setting"),
        sa.UniqueConstraint("name", name="uq_setting_name"),
        sa.UniqueConstraint("uuid", name="uq_setting_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "stand_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("instead", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stand_in"),
        sa.UniqueConstraint("name", name="uq_stand_in_name"),
        sa.UniqueConstraint("uuid", name="uq_stand_in_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tag"),
        sa.UniqueConstraint("name", name="uq_tag_name"),
        sa.UniqueConstraint("uuid", name="uq_tag_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "therapist",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("mentioned", sa.Boolean(), nullable=False),
        sa.CheckConstraint("state IN ('seeing', 'paused', 'ended')", name="ck_therapist_state"),
        sa.PrimaryKeyConstraint("id", name="pk_therapist"),
        sa.UniqueConstraint("name", name="uq_therapist_name"),
        sa.UniqueConstraint("uuid", name="uq_therapist_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("noun", sa.String(), nullable=False),
        sa.Column("row_uuid", sa.Uuid(), nullable=False),
        sa.Column("row", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("edit", sa.Integer(), nullable=False),
        sa.CheckConstraint("why IN ('edited', 'deleted', 'gone', 'merged')", name="ck_version_why"),
        sa.PrimaryKeyConstraint("id", name="pk_version"),
        sa.UniqueConstraint("uuid", name="uq_version_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_version_row_uuid_id", "version", ["row_uuid", "id"], unique=False)
    op.create_index("ix_version_why_at", "version", ["why", "at"], unique=False)
    op.create_table(
        "goal_rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("goal_uuid", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name="ck_goal_rating_value"),
        sa.ForeignKeyConstraint(
            ["goal_uuid"], ["goal.uuid"], name="fk_goal_rating_goal_uuid", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_goal_rating"),
        sa.UniqueConstraint("goal_uuid", "day", name="uq_goal_rating_goal_uuid_day"),
        sa.UniqueConstraint("uuid", name="uq_goal_rating_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("therapist_uuid", sa.Uuid(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("at_time", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("every_weeks", sa.Integer(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint("every_weeks BETWEEN 1 AND 52", name="ck_series_every_weeks"),
        sa.ForeignKeyConstraint(
            ["therapist_uuid"], ["therapist.uuid"], name="fk_series_therapist_uuid"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_series"),
        sa.UniqueConstraint("uuid", name="uq_series_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_series_therapist_uuid", "series", ["therapist_uuid"], unique=False)
    op.create_table(
        "tried",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("therapist_uuid", sa.Uuid(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("how_it_went", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'done', 'let-go')", name="ck_tried_state"),
        sa.ForeignKeyConstraint(
            ["therapist_uuid"], ["therapist.uuid"], name="fk_tried_therapist_uuid"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_tried"),
        sa.UniqueConstraint("uuid", name="uq_tried_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("therapist_uuid", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("timed", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("series_uuid", sa.Uuid(), nullable=True),
        sa.Column("series_day", sa.Date(), nullable=True),
        sa.Column("wished", sa.String(), nullable=False),
        sa.Column("wished_on_page", sa.Boolean(), nullable=False),
        sa.Column("unsaid", sa.String(), nullable=False),
        sa.Column("unsaid_on_page", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "state IN ('planned', 'attended', 'did-not-happen', 'cancelled')",
            name="ck_appointment_state",
        ),
        sa.ForeignKeyConstraint(
            ["series_uuid"], ["series.uuid"], name="fk_appointment_series_uuid"
        ),
        sa.ForeignKeyConstraint(
            ["therapist_uuid"], ["therapist.uuid"], name="fk_appointment_therapist_uuid"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_appointment"),
        sa.UniqueConstraint("uuid", name="uq_appointment_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_appointment_at", "appointment", ["at"], unique=False)
    op.create_index("ix_appointment_day", "appointment", ["day"], unique=False)
    op.create_index(
        "ix_appointment_therapist_uuid", "appointment", ["therapist_uuid"], unique=False
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("share", sa.String(), nullable=False),
        sa.Column("gist", sa.String(), nullable=False),
        sa.Column("quotes", sa.JSON(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("appointment_uuid", sa.Uuid(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("share <> 'gist' OR gist <> ''", name="ck_entry_gist_has_words"),
        sa.CheckConstraint("share IN ('only-me', 'gist', 'as-written')", name="ck_entry_share"),
        sa.CheckConstraint("source IN ('kept', 'captured', 'imported')", name="ck_entry_source"),
        sa.CheckConstraint("length(CAST(body AS BLOB)) <= 1048576", name="ck_entry_body_size"),
        sa.ForeignKeyConstraint(
            ["appointment_uuid"], ["appointment.uuid"], name="fk_entry_appointment_uuid"
        ),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name="fk_entry_import_id"),
        sa.PrimaryKeyConstraint("id", name="pk_entry"),
        sa.UniqueConstraint("uuid", name="uq_entry_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_entry_appointment_uuid", "entry", ["appointment_uuid"], unique=False)
    op.create_index("ix_entry_at_id", "entry", ["at", "id"], unique=False)
    op.create_index("ix_entry_day", "entry", ["day"], unique=False)
    op.create_index("ix_entry_import_id", "entry", ["import_id"], unique=False)
    op.create_index("ix_entry_share_day", "entry", ["share", "day"], unique=False)
    op.create_table(
        "moment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("appointment_uuid", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sign", sa.String(), nullable=False),
        sa.CheckConstraint(
            "sign IN ('', 'trust', 'open-communication', 'empathy', 'respect', 'understanding')",
            name="ck_moment_sign",
        ),
        sa.ForeignKeyConstraint(
            ["appointment_uuid"], ["appointment.uuid"], name="fk_moment_appointment_uuid"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_moment"),
        sa.UniqueConstraint("uuid", name="uq_moment_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_moment_appointment_uuid", "moment", ["appointment_uuid"], unique=False)
    op.create_table(
        "page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("therapist_uuid", sa.Uuid(), nullable=False),
        sa.Column("appointment_uuid", sa.Uuid(), nullable=True),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("style", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("ask_to_delete", sa.Boolean(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_uuid"], ["appointment.uuid"], name="fk_page_appointment_uuid"
        ),
        sa.ForeignKeyConstraint(
            ["therapist_uuid"], ["therapist.uuid"], name="fk_page_therapist_uuid"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_page"),
        sa.UniqueConstraint("uuid", name="uq_page_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "preparation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("therapist_uuid", sa.Uuid(), nullable=False),
        sa.Column("appointment_uuid", sa.Uuid(), nullable=True),
        sa.Column("would_help", sa.JSON(), nullable=False),
        sa.Column("read_together", sa.Boolean(), nullable=False),
        sa.Column("hand_back", sa.Boolean(), nullable=False),
        sa.Column("numbers", sa.Boolean(), nullable=False),
        sa.Column("usual", sa.Boolean(), nullable=False),
        sa.Column("first_session", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_uuid"], ["appointment.uuid"], name="fk_preparation_appointment_uuid"
        ),
        sa.ForeignKeyConstraint(
            ["therapist_uuid"], ["therapist.uuid"], name="fk_preparation_therapist_uuid"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_preparation"),
        sa.UniqueConstraint(
            "therapist_uuid",
            "appointment_uuid",
            name="uq_preparation_therapist_uuid_appointment_uuid",
        ),
        sa.UniqueConstraint("uuid", name="uq_preparation_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("appointment_uuid", sa.Uuid(), nullable=True),
        sa.Column("scale", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("rated_at", sa.DateTime(), nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=False),
        sa.Column("on_page", sa.Boolean(), nullable=False),
        sa.Column("noticed", sa.Boolean(), nullable=False),
        sa.Column("therapist_typed", sa.String(), nullable=False),
        sa.Column("capture_uuid", sa.Uuid(), nullable=True),
        sa.CheckConstraint("scale IN ('heard', 'safe', 'open')", name="ck_rating_scale"),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name="ck_rating_value"),
        sa.ForeignKeyConstraint(
            ["appointment_uuid"], ["appointment.uuid"], name="fk_rating_appointment_uuid"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_rating"),
        sa.UniqueConstraint("appointment_uuid", "scale", name="uq_rating_appointment_uuid_scale"),
        sa.UniqueConstraint("uuid", name="uq_rating_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rating_capture_uuid", "rating", ["capture_uuid"], unique=False)
    op.create_table(
        "topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("therapist_uuid", sa.Uuid(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("more", sa.String(), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("appointment_uuid", sa.Uuid(), nullable=True),
        sa.Column("therapist_typed", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'kept', 'talked', 'let-go')", name="ck_topic_state"),
        sa.ForeignKeyConstraint(
            ["appointment_uuid"], ["appointment.uuid"], name="fk_topic_appointment_uuid"
        ),
        sa.ForeignKeyConstraint(
            ["therapist_uuid"], ["therapist.uuid"], name="fk_topic_therapist_uuid"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_topic"),
        sa.UniqueConstraint("uuid", name="uq_topic_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_topic_state", "topic", ["state"], unique=False)
    op.create_table(
        "entry_tag",
        sa.Column("entry_uuid", sa.Uuid(), nullable=False),
        sa.Column("tag_uuid", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_uuid"], ["entry.uuid"], name="fk_entry_tag_entry_uuid", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["tag_uuid"], ["tag.uuid"], name="fk_entry_tag_tag_uuid"),
        sa.PrimaryKeyConstraint("entry_uuid", "tag_uuid", name="pk_entry_tag"),
    )
    op.create_index("ix_entry_tag_tag_uuid", "entry_tag", ["tag_uuid"], unique=False)
    op.create_table(
        "topic_material",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("topic_uuid", sa.Uuid(), nullable=False),
        sa.Column("entry_uuid", sa.Uuid(), nullable=True),
        sa.Column("tried_uuid", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(entry_uuid IS NULL) <> (tried_uuid IS NULL)", name="ck_topic_material_one_of_both"
        ),
        sa.ForeignKeyConstraint(
            ["entry_uuid"], ["entry.uuid"], name="fk_topic_material_entry_uuid", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_uuid"], ["topic.uuid"], name="fk_topic_material_topic_uuid", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["tried_uuid"], ["tried.uuid"], name="fk_topic_material_tried_uuid", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_topic_material"),
        sa.UniqueConstraint(
            "topic_uuid", "entry_uuid", name="uq_topic_material_topic_uuid_entry_uuid"
        ),
        sa.UniqueConstraint(
            "topic_uuid", "tried_uuid", name="uq_topic_material_topic_uuid_tried_uuid"
        ),
        sa.UniqueConstraint("uuid", name="uq_topic_material_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_topic_material_entry_uuid", "topic_material", ["entry_uuid"], unique=False)
    op.execute(
        "CREATE VIRTUAL TABLE entry_search USING fts5(title, body, tags, content='', "
        "contentless_delete=1, prefix='1 2', tokenize='unicode61 remove_diacritics 2')"
    )

"""Lists cut by days are read from their indexes alone."""

from alembic import op

revision, down_revision, branch_labels, depends_on = "0004", "0003", None, None


def upgrade() -> None:
    """Make what this revision adds."""
    op.drop_index(op.f("ix_events_sort_day_id"), table_name="events")
    op.drop_index(op.f("ix_events_type_sort_day_id"), table_name="events")
    op.create_index(op.f("ix_events_sort_day_id_last_day"), "events", ["sort_day", "id", "last_day"], unique=False)
    op.create_index(op.f("ix_events_type_sort_day_id_last_day"), "events", ["type", "sort_day", "id", "last_day"], unique=False)
    op.drop_index(op.f("ix_incidents_sort_day_id"), table_name="incidents")
    op.create_index(op.f("ix_incidents_sort_day_id_last_day"), "incidents", ["sort_day", "id", "last_day"], unique=False)

"""Runs the migrations on the connection that app.storage.migrate hands over; needs no ini file."""

from __future__ import annotations

from alembic import context

from app.storage.tables import METADATA


def _run() -> None:
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


_run()

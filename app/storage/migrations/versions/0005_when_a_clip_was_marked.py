"""When one key made a clip, so that the usual lead and lag of a tag can be told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('clip', sa.Column('marked_us', sa.Integer(), nullable=True))

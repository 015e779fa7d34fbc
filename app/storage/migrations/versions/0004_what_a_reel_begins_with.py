"""A reel's intro card, score bug, poster picture and sound settings, each as JSON."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ('intro', 'score', 'poster', 'sound'):
        column = sa.Column(name, sa.Text(), server_default='', nullable=False)
        op.add_column('reel', column)

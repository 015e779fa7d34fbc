"""What sync needs: whose an export is, where footage is in the cloud, what a conflict is about.

The edit of an export moves to a table that stays on its laptop. Whose an export is, is taken from
its stamp, which ends in the first eight digits of the device's id.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('export_edit',
    sa.Column('export_id', sa.Text(), nullable=False),
    sa.Column('edit_json', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('export_id'),
    sqlite_with_rowid=False
    )
    op.execute('INSERT INTO export_edit SELECT id, edit_json FROM export')
    # Not in batch mode, which would forget WITHOUT ROWID.
    op.execute('ALTER TABLE export DROP COLUMN edit_json')
    for table, column in (
        ('export', 'device_id'),
        ('game_file', 'cloud_key'),
        ('sync_commit', 'device_name'),
        ('sync_conflict', 'kind'),
    ):
        op.add_column(table, sa.Column(column, sa.Text(), server_default='', nullable=False))
    op.execute('UPDATE export SET device_id = substr(hlc, -8)')

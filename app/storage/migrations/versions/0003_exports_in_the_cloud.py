"""What this laptop remembers of exports in the cloud: their pieces, cut footage, what they cost.

None of it is uploaded with the library.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default='', nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default='0', nullable=False)


def _table(name: str, key: str, *columns: sa.Column[str] | sa.Column[int]) -> None:
    op.create_table(
        name,
        sa.Column(key, sa.Text(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint(key),
        sqlite_with_rowid=False,
    )


def upgrade() -> None:
    _table('cloud_export', 'export_id', _text('endpoint'), _text('bound_to'), _text('moved'))
    _table(
        'cloud_piece',
        'id',
        _text('export_id'),
        _whole('number'),
        _text('state'),
        _text('runpod_id'),
        _whole('tries'),
        _text('chunk'),
        _whole('chunk_bytes'),
        _whole('submitted_us'),
        _text('encoder'),
        _text('sha256'),
        _whole('bytes'),
        _text('reason'),
    )
    _table(
        'cloud_chunk', 'name', _text('sha256'), _whole('bytes'), _text('times'), _text('made')
    )
    _table(
        'cloud_charge',
        'runpod_id',
        _text('export_id'),
        _whole('at_us'),
        _whole('execution_ms'),
        _whole('micro_usd'),
    )

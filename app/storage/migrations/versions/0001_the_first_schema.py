"""The first schema"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('export',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('target_id', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('edit_json', sa.Text(), server_default='', nullable=False),
    sa.Column('out', sa.Text(), server_default='', nullable=False),
    sa.Column('created_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('place', sa.Text(), server_default='', nullable=False),
    sa.Column('state', sa.Text(), server_default='', nullable=False),
    sa.Column('quality', sa.Text(), server_default='', nullable=False),
    sa.Column('settings', sa.Text(), server_default='', nullable=False),
    sa.Column('percent', sa.Integer(), server_default='0', nullable=False),
    sa.Column('error', sa.Text(), server_default='', nullable=False),
    sa.Column('encoder', sa.Text(), server_default='', nullable=False),
    sa.Column('frames', sa.Integer(), server_default='0', nullable=False),
    sa.Column('size_bytes', sa.Integer(), server_default='0', nullable=False),
    sa.Column('duration_us', sa.Integer(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_table('game',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('opponent', sa.Text(), server_default='', nullable=False),
    sa.Column('date', sa.Text(), server_default='', nullable=False),
    sa.Column('venue', sa.Text(), server_default='', nullable=False),
    sa.Column('sport', sa.Text(), server_default='', nullable=False),
    sa.Column('created_us', sa.Integer(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_table('local_state',
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('key'),
    sqlite_with_rowid=False
    )
    op.create_table('player',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('sport', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('number', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_table('reel',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('width', sa.Integer(), server_default='0', nullable=False),
    sa.Column('height', sa.Integer(), server_default='0', nullable=False),
    sa.Column('fps', sa.Text(), server_default='', nullable=False),
    sa.Column('transition_kind', sa.Text(), server_default='', nullable=False),
    sa.Column('transition_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('created_us', sa.Integer(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_table('setting',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.Column('value', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_table('sync_commit',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('parent_id', sa.Text(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.Column('device_id', sa.Text(), server_default='', nullable=False),
    sa.Column('app_version', sa.Text(), server_default='', nullable=False),
    sa.Column('created_us', sa.Integer(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_table('sync_conflict',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('table_name', sa.Text(), server_default='', nullable=False),
    sa.Column('row_id', sa.Text(), server_default='', nullable=False),
    sa.Column('group_name', sa.Text(), server_default='', nullable=False),
    sa.Column('kept', sa.Text(), server_default='', nullable=False),
    sa.Column('other', sa.Text(), server_default='', nullable=False),
    sa.Column('other_device_id', sa.Text(), server_default='', nullable=False),
    sa.Column('other_hlc', sa.Text(), server_default='', nullable=False),
    sa.Column('resolved', sa.Integer(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_table('tag',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('sport', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('position', sa.Text(), server_default='', nullable=False),
    sa.Column('hotkey', sa.Text(), server_default='', nullable=False),
    sa.Column('lead_us', sa.Integer(), nullable=True),
    sa.Column('lag_us', sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_table('clip',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('game_id', sa.Text(), nullable=False),
    sa.Column('start_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('end_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('rating', sa.Integer(), server_default='0', nullable=False),
    sa.Column('typed_name', sa.Text(), server_default='', nullable=False),
    sa.Column('notes', sa.Text(), server_default='', nullable=False),
    sa.Column('layer', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['game_id'], ['game.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_clip_game_id', 'clip', ['game_id'])

    op.create_table('game_file',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('game_id', sa.Text(), nullable=False),
    sa.Column('sort_key', sa.Text(), server_default='', nullable=False),
    sa.Column('sha256', sa.Text(), server_default='', nullable=False),
    sa.Column('size_bytes', sa.Integer(), server_default='0', nullable=False),
    sa.Column('duration_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('width', sa.Integer(), server_default='0', nullable=False),
    sa.Column('height', sa.Integer(), server_default='0', nullable=False),
    sa.Column('fps', sa.Text(), server_default='', nullable=False),
    sa.Column('has_audio', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['game_id'], ['game.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_game_file_game_id', 'game_file', ['game_id'])

    op.create_table('reel_source',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('reel_id', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.Column('path', sa.Text(), server_default='', nullable=False),
    sa.Column('sha256', sa.Text(), server_default='', nullable=False),
    sa.Column('origin_us', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['reel_id'], ['reel.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_reel_source_reel_id', 'reel_source', ['reel_id'])

    op.create_table('clip_player',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('clip_id', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('sort_key', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['clip_id'], ['clip.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_clip_player_clip_id', 'clip_player', ['clip_id'])

    op.create_table('clip_tag',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('clip_id', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('sort_key', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['clip_id'], ['clip.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_clip_tag_clip_id', 'clip_tag', ['clip_id'])

    op.create_table('edit_clip',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('reel_id', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.Column('sort_key', sa.Text(), server_default='', nullable=False),
    sa.Column('source_id', sa.Text(), nullable=False),
    sa.Column('start_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('end_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('rotation_deg', sa.Float(), nullable=False),
    sa.Column('gain_db', sa.Float(), nullable=False),
    sa.Column('mute', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['reel_id'], ['reel.id'], ),
    sa.ForeignKeyConstraint(['source_id'], ['reel_source.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_edit_clip_reel_id', 'edit_clip', ['reel_id'])

    op.create_table('game_file_path',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('game_file_id', sa.Text(), nullable=False),
    sa.Column('device_id', sa.Text(), server_default='', nullable=False),
    sa.Column('path', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['game_file_id'], ['game_file.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_game_file_path_game_file_id', 'game_file_path', ['game_file_id'])

    op.create_table('crop_keyframe',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('edit_clip_id', sa.Text(), nullable=False),
    sa.Column('t_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('cx', sa.Float(), nullable=False),
    sa.Column('cy', sa.Float(), nullable=False),
    sa.Column('height', sa.Float(), nullable=False),
    sa.Column('ease', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['edit_clip_id'], ['edit_clip.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_crop_keyframe_edit_clip_id', 'crop_keyframe', ['edit_clip_id'])

    op.create_table('segment',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('edit_clip_id', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('start_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('end_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('speed', sa.Text(), server_default='', nullable=False),
    sa.Column('freeze_us', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['edit_clip_id'], ['edit_clip.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_segment_edit_clip_id', 'segment', ['edit_clip_id'])

    op.create_table('spotlight',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('edit_clip_id', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.Column('sort_key', sa.Text(), server_default='', nullable=False),
    sa.Column('start_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('end_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('shape', sa.Text(), server_default='', nullable=False),
    sa.Column('color', sa.Text(), server_default='', nullable=False),
    sa.Column('stroke', sa.Integer(), server_default='0', nullable=False),
    sa.Column('fill', sa.Float(), nullable=False),
    sa.Column('dim', sa.Float(), nullable=False),
    sa.Column('brighten', sa.Float(), nullable=False),
    sa.ForeignKeyConstraint(['edit_clip_id'], ['edit_clip.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_spotlight_edit_clip_id', 'spotlight', ['edit_clip_id'])

    op.create_table('text',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('edit_clip_id', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.Column('sort_key', sa.Text(), server_default='', nullable=False),
    sa.Column('start_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('end_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('font', sa.Text(), server_default='', nullable=False),
    sa.Column('size', sa.Float(), nullable=False),
    sa.Column('color', sa.Text(), server_default='', nullable=False),
    sa.Column('anchor', sa.Text(), server_default='', nullable=False),
    sa.Column('dx', sa.Float(), nullable=False),
    sa.Column('dy', sa.Float(), nullable=False),
    sa.Column('stroke', sa.Boolean(), nullable=False),
    sa.Column('shadow', sa.Boolean(), nullable=False),
    sa.Column('background', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['edit_clip_id'], ['edit_clip.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_text_edit_clip_id', 'text', ['edit_clip_id'])

    op.create_table('spotlight_keyframe',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Text(), nullable=False),
    sa.Column('deleted_at', sa.Integer(), nullable=True),
    sa.Column('spotlight_id', sa.Text(), nullable=False),
    sa.Column('t_us', sa.Integer(), server_default='0', nullable=False),
    sa.Column('cx', sa.Float(), nullable=False),
    sa.Column('cy', sa.Float(), nullable=False),
    sa.Column('rx', sa.Float(), nullable=False),
    sa.Column('ry', sa.Float(), nullable=False),
    sa.Column('ease', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['spotlight_id'], ['spotlight.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_spotlight_keyframe_spotlight_id', 'spotlight_keyframe', ['spotlight_id'])

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.storage import Library
from app.storage.engine import Database
from app.storage.tables import EXPORT_EDIT, LOCAL_STATE, METADATA, groups, natural_id, synced_tables
from tests.support.libraries import query

pytestmark = pytest.mark.usefixtures("by_alembic")


def test_every_synced_table_follows_the_rules_of_rows() -> None:
    for table in synced_tables():
        assert [c.name for c in table.primary_key] == ["id"], table.name
        assert isinstance(table.c.id.type, sa.Text)
        assert not table.c.hlc.nullable
        assert table.c.deleted_at.nullable
        unique = [c for c in table.constraints if isinstance(c, sa.UniqueConstraint)]
        assert not unique, table.name
        assert not [i for i in table.indexes if i.unique]


def test_every_column_is_in_exactly_one_group() -> None:
    for table in synced_tables():
        grouped = [column for columns in groups(table).values() for column in columns]
        assert sorted(grouped) == sorted({c.name for c in table.columns} - {"id", "hlc"})


def test_start_and_end_merge_as_one() -> None:
    for table in synced_tables():
        together = [set(columns) for columns in groups(table).values()]
        if {"start_us", "end_us"} <= {c.name for c in table.columns}:
            assert any({"start_us", "end_us"} <= columns for columns in together), table.name


def test_only_what_is_about_this_laptop_is_not_synced() -> None:
    here = set(METADATA.sorted_tables) - set(synced_tables())
    assert here >= {LOCAL_STATE, EXPORT_EDIT}
    assert {table.name for table in here - {LOCAL_STATE, EXPORT_EDIT}} == {
        *("cloud_export", "cloud_piece", "cloud_chunk", "cloud_charge")
    }


def test_the_id_of_a_name_is_the_same_everywhere_and_parts_do_not_run_together() -> None:
    assert natural_id("clip", "Goal") == "30d770d4-4d86-555e-a551-369f6d69f1c1"
    assert natural_id("ab", "c") != natural_id("a", "bc")


def test_migrations_make_exactly_these_tables(library: Library) -> None:
    library.close()
    database = Database(library.folders.database)
    try:
        with database.transaction() as connection:
            context = MigrationContext.configure(connection)
            assert compare_metadata(context, METADATA) == []
    finally:
        database.close()
    made = dict(
        query(library.folders.database, "SELECT name, sql FROM sqlite_master WHERE type='table'")
    )
    for table in METADATA.sorted_tables:
        assert "WITHOUT ROWID" in made[table.name]
    assert made.keys() - {t.name for t in METADATA.sorted_tables} == {"alembic_version"}

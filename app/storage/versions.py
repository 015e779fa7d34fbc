"""What a library remembers of the versions in the cloud: where it stands, and the way there."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from app.storage.shapes import Pointer, Question, Row, SyncCommit
from app.storage.tables import LOCAL_STATE, SYNC_COMMIT

KEEP_COMMITS = 500
"""How many versions a library remembers to contain: more than two laptops make in a week apart."""

_COMMIT, _ETAG = "sync.commit", "sync.etag"
_VERSION, _SYNCED = "sync.version", "sync.synced_us"
_DOUBT = "sync.doubt"
_ASKED, _ASKED_COUNT = "sync.asked", "sync.asked_count"


def pointer_of(connection: Connection) -> Pointer:
    """The version this library last agreed with."""
    query = select(LOCAL_STATE).where(LOCAL_STATE.c.key.like("sync.%"))
    known = {row.key: row.value for row in connection.execute(query)}
    return Pointer(
        known.get(_COMMIT, ""),
        known.get(_ETAG, ""),
        int(known.get(_VERSION, "0")),
        int(known.get(_SYNCED, "0")),
    )


def put_pointer(connection: Connection, pointer: Pointer) -> None:
    """Remember it; an empty one forgets."""
    values = {
        _COMMIT: pointer.commit_id,
        _ETAG: pointer.etag,
        _VERSION: str(pointer.version),
        _SYNCED: str(pointer.synced_us),
    }
    connection.execute(LOCAL_STATE.delete().where(LOCAL_STATE.c.key.in_(values)))
    if pointer != Pointer():
        rows = [{"key": key, "value": value} for key, value in values.items()]
        connection.execute(insert(LOCAL_STATE), rows)


def put_doubt(connection: Connection, commit_id: str) -> None:
    """Remember that all of this commit is in the library, whether or not it lands."""
    connection.execute(LOCAL_STATE.delete().where(LOCAL_STATE.c.key == _DOUBT))
    connection.execute(insert(LOCAL_STATE), [{"key": _DOUBT, "value": commit_id}])


def contains(connection: Connection, commit_id: str) -> bool:
    """Whether all of this commit is in the library: it was made of it, or merged into it."""
    made = select(LOCAL_STATE.c.value).where(LOCAL_STATE.c.key == _DOUBT)
    taken = select(SYNC_COMMIT.c.id).where(SYNC_COMMIT.c.id == commit_id)
    return (
        connection.execute(made).scalar() == commit_id
        or connection.execute(taken).scalar() is not None
    )


def put_question(connection: Connection, question: Question) -> None:
    """Remember what the coach was asked about."""
    values = {_ASKED: question.etag, _ASKED_COUNT: str(question.deletes)}
    connection.execute(LOCAL_STATE.delete().where(LOCAL_STATE.c.key.in_(values)))
    connection.execute(insert(LOCAL_STATE), [{"key": k, "value": v} for k, v in values.items()])


def question_of(connection: Connection) -> Question:
    """What the coach was asked about last."""
    query = select(LOCAL_STATE).where(LOCAL_STATE.c.key.in_((_ASKED, _ASKED_COUNT)))
    known = {row.key: row.value for row in connection.execute(query)}
    return Question(known.get(_ASKED, ""), int(known.get(_ASKED_COUNT, "0")))


def commit_row(commit: SyncCommit) -> Row:
    """The row of a commit; its stamp is made of the commit, so it is the same everywhere."""
    return {
        "id": commit.id,
        "hlc": commit.hlc,
        "deleted_at": None,
        "parent_id": commit.parent_id,
        "version": commit.version,
        "device_id": commit.device_id,
        "device_name": commit.device_name,
        "app_version": commit.app_version,
        "created_us": commit.created_us,
    }


def commits_of(connection: Connection) -> tuple[SyncCommit, ...]:
    """The versions a library remembers, oldest first."""
    c = SYNC_COMMIT.c
    query = select(
        *(c.id, c.parent_id, c.version, c.device_id, c.device_name, c.app_version, c.created_us)
    )
    query = query.where(c.deleted_at.is_(None)).order_by(c.version, c.id)
    return tuple(SyncCommit(*row) for row in connection.execute(query))


def forget_commits(connection: Connection, version: int) -> None:
    """Drop the rows of commits up to a version."""
    connection.execute(delete(SYNC_COMMIT).where(SYNC_COMMIT.c.version <= version))

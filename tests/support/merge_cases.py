"""Libraries as plain rows, laptops that edit them, and what a merge of them must hold.

A ``Laptop`` does what the app does: one stamp for one step, rows marked and never removed, a game or
a clip trashed alone, a clip of a reel together with everything in it. Steps are small tuples of
numbers, so that hypothesis can make them up and make them small.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from app.storage.changes import Value
from app.storage.exchange import Row, Tables, TableShape, Three, shapes
from app.sync.merge import merged_tables
from app.sync.merge_rows import Clash

Step: TypeAlias = tuple[int, int, int, int]
SHAPES: tuple[TableShape, ...] = shapes()
BY_NAME = {shape.name: shape for shape in SHAPES}
NODES = {"left": "aaaaaaaa", "right": "bbbbbbbb", "third": "cccccccc"}
NUMBERS = frozenset({"rotation_deg", "gain_db", "cx", "cy", "height", "rx", "ry"})
SEASON_MS = 1_760_000_000_000


def blank(table: str, row_id: str, hlc: str, **values: Value) -> Row:
    """A row with every column, as the schema wants it."""
    row: Row = dict.fromkeys(BY_NAME[table].columns, "")
    row.update({"id": row_id, "hlc": hlc, "deleted_at": None, **values})
    return row


def hlc(ms: int, counter: int = 0, node: str = "00000000") -> str:
    """A stamp."""
    return f"{SEASON_MS + ms:012x}-{counter:04x}-{node}"


def season() -> Tables:
    """A small library: two games with clips, one reel of two clips with all that a clip can have."""
    at = hlc(0)
    found: Tables = {shape.name: {} for shape in SHAPES}

    def add(table: str, row_id: str, **values: Value) -> None:
        found[table][row_id] = blank(table, row_id, at, **values)

    for g in "ab":
        add("game", f"game-{g}", name=f"Game {g}", created_us=1)
        add("game_file", f"file-{g}", game_id=f"game-{g}", sort_key="V", size_bytes=1)
        for n in range(2):
            clip = f"clip-{g}{n}"
            add("clip", clip, game_id=f"game-{g}", start_us=n * 10, end_us=n * 10 + 5, rating=3)
            add("clip_tag", f"{clip}-Goal", clip_id=clip, name="Goal", sort_key="V")
    add("reel", "reel", name="Reel", width=1080, height=1920, created_us=1)
    for source in ("source", "source-2"):
        add("reel_source", source, reel_id="reel", key=source, path=f"/{source}.mp4")
    for n in range(2):
        part = f"part-{n}"
        add("edit_clip", part, reel_id="reel", key=part, sort_key=f"V{n}", source_id="source")
        found["edit_clip"][part].update(start_us=0, end_us=9, rotation_deg=0.0, gain_db=0.0, mute=0)
        for t in (0, 4):
            add("crop_keyframe", f"{part}-crop-{t}", edit_clip_id=part, t_us=t, cx=1.0, cy=1.0)
            found["crop_keyframe"][f"{part}-crop-{t}"].update(height=9.0, ease="smooth")
        add("segment", f"{part}-speed-0", edit_clip_id=part, kind="speed", start_us=0, end_us=2)
        add("spotlight", f"{part}-light", edit_clip_id=part, key="light", sort_key="V", start_us=0)
        light = f"{part}-light"
        add("spotlight_keyframe", f"{light}-0", spotlight_id=light, t_us=0, cx=1.0, cy=1.0)
    add("setting", "setting-theme", key="theme", value='"dark"')
    add("export", "export-1", name="Reel", state="done", device_id="x")
    return found


def copied(tables: Tables) -> Tables:
    """The same rows, to be changed on their own (``copy.deepcopy`` took most of a merge's test)."""
    return {name: {i: dict(row) for i, row in rows.items()} for name, rows in tables.items()}


class Laptop:
    """A library on a laptop. ``edited`` holds (table, id, group) of what its coach set."""

    def __init__(self, name: str, start: Tables, skew_ms: int = 0) -> None:
        self.name, self.node = name, NODES[name]
        self.rows: Tables = copied(start)
        self.ms, self.counter = 1 + skew_ms, 0

    def tick(self) -> str:
        self.counter += 1
        return hlc(self.ms, self.counter, self.node)

    def observe(self) -> None:
        """Stamps made from now on are above all that are here."""
        newest = max(str(row["hlc"]) for rows in self.rows.values() for row in rows.values())
        self.ms = max(self.ms, int(newest[:12], 16) - SEASON_MS + 1)

    def do(self, steps: Iterable[Step]) -> Laptop:
        for what, one, two, three in steps:
            ACTIONS[what % len(ACTIONS)](self, one, two, three)
        return self

    def living(self, *tables: str) -> list[tuple[str, str]]:
        """What the coach sees, in a fixed order."""
        return sorted(
            (table, row_id)
            for table in (tables or EDITED)
            for row_id in self.rows[table]
            if self.shows(table, row_id)
        )

    def shows(self, table: str, row_id: str) -> bool:
        row = self.rows[table][row_id]
        owner = next(iter(BY_NAME[table].parents.items()), None)
        if row["deleted_at"] is not None:
            return False
        return owner is None or self.shows(owner[1], str(row[owner[0]]))

    def put(self, table: str, row: Row) -> None:
        self.rows[table][str(row["id"])] = row

    def bring(self, table: str, row_id: str) -> None:
        """Have a row back that was marked, in a step of its own."""
        row = self.rows[table][row_id]
        if row["deleted_at"] is not None:
            self.put(table, {**row, "hlc": self.tick(), "deleted_at": None})

    def mark(self, table: str, row_id: str, stamp: str) -> None:
        """Delete a row and, in a reel, all below it in the same step."""
        row = self.rows[table][row_id]
        if row["deleted_at"] is None:
            self.put(table, {**row, "hlc": stamp, "deleted_at": int(stamp[:12], 16) * 1000})
        if table not in ("edit_clip", "spotlight"):
            return
        for shape in SHAPES:
            owner = next(iter(shape.parents.items()), ("", ""))
            if owner[1] == table:
                for child_id, child in list(self.rows[shape.name].items()):
                    if child[owner[0]] == row_id:
                        self.mark(shape.name, child_id, stamp)


def cleaned(rows: Tables, known: Tables) -> Tables:
    """After a clean-up: what was deleted in ``known`` and is so still is gone, with all it owns."""
    found = copied(rows)
    gone: set[tuple[str, str]] = set()
    for shape in SHAPES:
        owner = next(iter(shape.parents.items()), ("", ""))
        for row_id, row in rows[shape.name].items():
            old = row["deleted_at"] is not None and row == known[shape.name].get(row_id)
            if old or (owner[0] and (owner[1], str(row[owner[0]])) in gone):
                gone.add((shape.name, row_id))
    for shape in reversed(SHAPES):  # what another row still names stays, with what that needs
        for row_id, row in rows[shape.name].items():
            if (shape.name, row_id) not in gone:
                gone -= {(table, str(row[column])) for column, table in shape.parents.items()}
    for table, row_id in gone:
        del found[table][row_id]
    return found


EDITED = (
    *("game", "game_file", "clip", "clip_tag", "reel", "edit_clip", "crop_keyframe", "segment"),
    *("spotlight", "spotlight_keyframe", "setting"),
)


def edit(laptop: Laptop, one: int, two: int, three: int) -> None:
    """Set one column group of one row."""
    seen = laptop.living()
    if not seen:
        return
    table, row_id = seen[one % len(seen)]
    groups = [g for g in sorted(BY_NAME[table].groups) if g not in UNEDITED]
    group = groups[two % len(groups)]
    row = dict(laptop.rows[table][row_id])
    for name in BY_NAME[table].groups[group]:
        row[name] = float(three % 3) if name in NUMBERS else f"{three % 3}"
        if name in ("start_us", "end_us", "t_us", "rating"):
            row[name] = three % 3 + (9 if name == "end_us" else 0)
        if name == "kind":
            row[name] = ("speed", "speed", "freeze")[three % 3]
        if name == "source_id":
            row[name] = ("source", "source-2")[three % 2]
            laptop.bring("reel_source", str(row[name]))
    laptop.put(table, {**row, "hlc": laptop.tick()})


UNEDITED = frozenset(
    {"deleted_at", "game_id", "clip_id", "reel_id", "edit_clip_id", "spotlight_id", "key"}
)


def touch(laptop: Laptop, one: int, two: int, three: int) -> None:
    """Set something and set it back: only the stamp moves."""
    seen = laptop.living()
    if seen:
        table, row_id = seen[one % len(seen)]
        laptop.put(table, {**laptop.rows[table][row_id], "hlc": laptop.tick()})


def delete(laptop: Laptop, one: int, two: int, three: int) -> None:
    """Trash or delete something."""
    seen = laptop.living()
    if seen:
        laptop.mark(*seen[one % len(seen)], laptop.tick())


def restore(laptop: Laptop, one: int, two: int, three: int) -> None:
    """Take a game out of the trash, or do something deleted again."""
    gone = sorted(
        (table, row_id)
        for table in ("game", "clip", "reel", "clip_tag")
        for row_id, row in laptop.rows[table].items()
        if row["deleted_at"] is not None
    )
    if gone:
        table, row_id = gone[one % len(gone)]
        row = laptop.rows[table][row_id]
        laptop.put(table, {**row, "hlc": laptop.tick(), "deleted_at": None})


def add(laptop: Laptop, one: int, two: int, three: int) -> None:
    """Add something new: its id is its own."""
    owners = laptop.living("game", "clip", "reel", "edit_clip", "spotlight")
    if not owners:
        return
    table, owner = owners[one % len(owners)]
    new = f"{laptop.node}-{laptop.counter}"
    stamp = laptop.tick()
    if table == "game":
        row = blank("clip", new, stamp, game_id=owner, start_us=two, end_us=two + 5, rating=3)
        laptop.put("clip", row)
    elif table == "reel":
        laptop.bring("reel_source", "source")
        row = blank("edit_clip", new, stamp, reel_id=owner, key=new, sort_key=f"X{two}")
        laptop.put("edit_clip", {**row, "source_id": "source", "start_us": 0, "end_us": 9})
    else:
        name(laptop, one, two, three)


def name(laptop: Laptop, one: int, two: int, three: int) -> None:
    """Add something whose id is its name: both laptops may make the same."""
    owners = laptop.living("clip", "edit_clip", "spotlight")
    if not owners:
        return
    table, owner = owners[one % len(owners)]
    t = two % 3
    stamp = laptop.tick()
    if table == "clip":
        row_id = f"{owner}-Tag{t}"
        row = blank("clip_tag", row_id, stamp, clip_id=owner, name=f"Tag{t}", sort_key=f"{three}")
        laptop.put("clip_tag", row)
    elif table == "spotlight":
        row_id = f"{owner}-{t}"
        row = blank("spotlight_keyframe", row_id, stamp, spotlight_id=owner, t_us=t, cx=1.0 * three)
        laptop.put("spotlight_keyframe", row)
    elif three > 2:
        speed: Row = {
            "edit_clip_id": owner,
            "kind": "speed",
            "start_us": 3 + 2 * t,
            "end_us": 6 + 2 * t,
        }
        laptop.put("segment", {**blank("segment", f"{owner}-speed-{3 + 2 * t}", stamp), **speed})
    else:
        row_id = f"{owner}-crop-{t}"
        row = blank("crop_keyframe", row_id, stamp, edit_clip_id=owner, t_us=t, cx=1.0 * three)
        laptop.put("crop_keyframe", {**row, "cy": 1.0, "height": 9.0, "ease": "smooth"})


def tidy(laptop: Laptop, one: int, two: int, three: int) -> None:
    """Saving a reel marks the films that no clip of it uses."""
    used = {laptop.rows["edit_clip"][i]["source_id"] for _, i in laptop.living("edit_clip")}
    for row_id in sorted(laptop.rows["reel_source"].keys() - used):
        if laptop.rows["reel_source"][row_id]["deleted_at"] is None:
            laptop.mark("reel_source", row_id, laptop.tick())


def measure(laptop: Laptop, one: int, two: int, three: int) -> None:
    """The app finds something out about a file, whether or not its game is in the trash."""
    files = sorted(laptop.rows["game_file"])
    row = laptop.rows["game_file"][files[one % len(files)]]
    if row["deleted_at"] is None:
        laptop.put("game_file", {**row, "sha256": "f" * 64, "hlc": laptop.tick()})


HOT = (0, 4, 8, 12, 13, 14, 19, 22)
"""Places in the library where steps meet: a clip, its tag, a keyframe, both clips of the reel, …"""

ACTIONS: Sequence[Callable[[Laptop, int, int, int], None]] = (
    *(edit, edit, edit, edit, delete, delete, add, add, name, name, restore, touch, measure, tidy),
)


def merged(
    base: Tables, left: Tables, right: Tables, *, with_base: bool = True
) -> tuple[Tables, tuple[Clash, ...]]:
    """The whole library after a merge."""
    result, notes = merged_tables(base, left, right, SHAPES, with_base=with_base)
    return plain(result), notes


def plain(result: dict[str, dict[str, Row | None]]) -> Tables:
    """Without the rows that are gone for good."""
    return {t: {i: r for i, r in rows.items() if r is not None} for t, rows in result.items()}


def narrowed(base: Tables, left: Tables, right: Tables) -> Three:
    """Only the rows that differ and their families, as they are read from files."""
    keys = {
        (table, row_id)
        for table in BY_NAME
        for row_id in {*base.get(table, {}), *left[table], *right[table]}
        if not (
            base.get(table, {}).get(row_id) == left[table].get(row_id) == right[table].get(row_id)
        )
    }
    for shape in SHAPES:  # what belongs to a row that one side deleted
        owner = next(iter(shape.parents.items()), ("", ""))
        for side in (base, left, right) if owner[0] else ():
            for row_id, row in side.get(shape.name, {}).items():
                above = owner[1], str(row[owner[0]])
                if above in keys and _deletion(above, left, right):
                    keys.add((shape.name, row_id))
    for shape in reversed(SHAPES):
        for column, table in shape.parents.items():
            for side in (base, left, right):
                rows = side.get(shape.name, {})
                keys |= {
                    (table, str(r[column])) for i, r in rows.items() if (shape.name, i) in keys
                }
    return Three(_only(base, keys), _only(left, keys), _only(right, keys))


def _deletion(key: tuple[str, str], left: Tables, right: Tables) -> bool:
    one, other = left[key[0]].get(key[1]), right[key[0]].get(key[1])
    if one is None or other is None:
        return False
    if (one["deleted_at"] is None) != (other["deleted_at"] is None):
        return True
    owner = next(iter(BY_NAME[key[0]].parents.items()), None)
    return owner is not None and _deletion((owner[1], str(one[owner[0]])), left, right)


def _only(side: Tables, keys: set[tuple[str, str]]) -> Tables:
    return {
        table: {i: row for i, row in rows.items() if (table, i) in keys}
        for table, rows in side.items()
    }


def is_uuid(text: object) -> bool:
    """Whether it is an id as rows have them."""
    try:
        return str(uuid.UUID(str(text))) == text
    except ValueError:
        return False

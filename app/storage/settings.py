"""Settings and own words of a coach (synced), and what is only about this laptop (never synced)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

from app.core.library import Player, SportTag
from app.storage.tables import PLAYER, SETTING, TAG, natural_id
from app.storage.topic import Topic

Json: TypeAlias = str | int | float | bool | list["Json"] | Mapping[str, "Json"] | None


class SettingTopic(Topic):
    """Settings, tags, players and the laptop's own notes."""

    def setting(self, key: str, default: Json = None) -> Json:
        """A synced setting."""
        row = self._rows.get(SETTING, natural_id("setting", key))
        return default if row is None else _parsed(str(row["value"]))

    def settings(self) -> dict[str, Json]:
        """All synced settings, by key."""
        rows = self._rows.where(SETTING, order=(SETTING.c.key,))
        return {str(row["key"]): _parsed(str(row["value"])) for row in rows}

    def put_setting(self, key: str, value: Json) -> None:
        """Write a synced setting; None forgets it."""
        row_id = natural_id("setting", key)
        if value is None:
            self._rows.remove(SETTING, row_id, ("setting", key))
            return
        text = json.dumps(value, sort_keys=True, ensure_ascii=False)
        self._rows.put(SETTING, row_id, {"key": key, "value": text}, ("setting", key))

    def local(self, key: str) -> str | None:
        """Something about this laptop; None when it is not known."""
        return self._rows.local().get(key)

    def put_local(self, key: str, value: str | None) -> None:
        """Write (or with None forget) something about this laptop: no sync, no undo, no Changes."""
        self._rows.put_local(key, value)

    def tags(self, sport: str) -> list[SportTag]:
        """The tags a coach added or gave choices of their own, by name."""
        rows = self._rows.where(TAG, TAG.c.sport == sport, order=(TAG.c.name, TAG.c.id))
        names = ("name", "sport", "position", "hotkey", "lead_us", "lag_us")
        return [SportTag(*(row[name] for name in names)) for row in rows]  # type: ignore[arg-type]

    def put_tag(self, tag: SportTag) -> None:
        """Add an own tag, or write its choices."""
        values = {
            "name": tag.name,
            "sport": tag.sport,
            "position": tag.position,
            "hotkey": tag.hotkey,
            "lead_us": tag.lead_us,
            "lag_us": tag.lag_us,
        }
        self._rows.put(TAG, natural_id("tag", tag.sport, tag.name), values, ("tag", tag.sport))

    def delete_tag(self, sport: str, name: str) -> None:
        """Forget an own tag; clips that have it keep it."""
        self._rows.remove(TAG, natural_id("tag", sport, name), ("tag", sport))

    def players(self, sport: str) -> list[Player]:
        """The players of a sport, by name."""
        rows = self._rows.where(PLAYER, PLAYER.c.sport == sport, order=(PLAYER.c.name, PLAYER.c.id))
        names = ("name", "sport", "number")
        return [Player(*(str(row[name]) for name in names)) for row in rows]

    def put_player(self, player: Player) -> None:
        """Add a player, or write the number."""
        values = {"name": player.name, "sport": player.sport, "number": player.number}
        row_id = natural_id("player", player.sport, player.name)
        self._rows.put(PLAYER, row_id, values, ("player", player.sport))

    def delete_player(self, sport: str, name: str) -> None:
        """Forget a player; clips that name them keep the name."""
        self._rows.remove(PLAYER, natural_id("player", sport, name), ("player", sport))


def _parsed(text: str) -> Json:
    value: Json = json.loads(text)
    return value

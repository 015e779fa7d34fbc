from __future__ import annotations

import pytest

from app.core.library import Player, SportTag
from app.storage import Library
from app.storage.settings import Json
from tests.support.libraries import do, see


@pytest.mark.parametrize("value", ["dark", 3, 0.5, True, ["a", {"b": None}], "", False, 0])
def test_a_setting_comes_back_as_it_was(library: Library, value: Json) -> None:
    assert see(library, lambda store: store.setting("key", "default")) == "default"
    assert do(library, lambda store: store.put_setting("key", value)).touched == {
        ("setting", "key")
    }
    assert see(library, lambda store: store.setting("key")) == value
    assert see(library, lambda store: store.settings()) == {"key": value}
    do(library, lambda store: store.put_setting("key", None))
    assert see(library, lambda store: store.setting("key")) is None


def test_what_is_about_this_laptop_is_kept_and_forgotten_silently(library: Library) -> None:
    assert not do(library, lambda store: store.put_local("window", "left")).touched
    assert see(library, lambda store: store.local("window")) == "left"
    do(library, lambda store: store.put_local("window", None))
    assert see(library, lambda store: store.local("window")) is None
    assert see(library, lambda store: store.local("device_id")) == library.device_id


def test_own_tags_belong_to_a_sport(library: Library) -> None:
    nutmeg = SportTag("Nutmeg", "soccer", "attacker", "N", 5_000_000, 2_000_000)
    dunk = SportTag("Dunk", "basketball")
    assert do(library, lambda store: store.put_tag(nutmeg)).touched == {("tag", "soccer")}
    assert do(library, lambda store: store.put_tag(dunk)).touched == {("tag", "basketball")}
    assert see(library, lambda store: store.tags("soccer")) == [nutmeg]
    do(library, lambda store: store.delete_tag("soccer", "Nutmeg"))
    assert see(library, lambda store: store.tags("soccer")) == []
    assert see(library, lambda store: store.tags("basketball")) == [dunk]


def test_players_belong_to_a_sport(library: Library) -> None:
    maya, ada = Player("Maya", number="07"), Player("Ada")
    do(library, lambda store: store.put_player(maya))
    do(library, lambda store: store.put_player(ada))
    assert see(library, lambda store: store.players("soccer")) == [ada, maya]
    do(library, lambda store: store.delete_player("soccer", "Ada"))
    assert see(library, lambda store: store.players("soccer")) == [maya]
    assert see(library, lambda store: store.players("tennis")) == []

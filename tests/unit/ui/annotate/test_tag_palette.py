from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.core.sports import TagGroup
from app.ui.annotate.tag_palette import TagPalette
from app.ui.common.theme import Theme

GROUPS = (TagGroup("attacker", ("Goal", "Assist")), TagGroup("goalie", ("Save",)))


def test_a_tag_with_another_key_shows_that_key(qtbot: QtBot, theme: Theme) -> None:
    palette = TagPalette(theme)
    qtbot.addWidget(palette)
    palette.set_tags(GROUPS, {"Goal": "O", "Save": "V"})
    palette.set_checked(("Goal",))
    palette.set_tags(GROUPS, {"Goal": "Z", "Save": "V"})
    chip = palette.chip("Goal")
    assert chip is not None
    assert (chip.letter, chip.isChecked()) == ("Z", True)
    assert chip.accessibleName() == "Tag Goal, key Z"


def test_chips_stay_while_the_tags_and_their_keys_do(qtbot: QtBot, theme: Theme) -> None:
    palette = TagPalette(theme)
    qtbot.addWidget(palette)
    palette.set_tags(GROUPS, {"Goal": "O"})
    before = palette.chip("Save")
    palette.set_tags(GROUPS, {"Goal": "O"})
    assert palette.chip("Save") is before

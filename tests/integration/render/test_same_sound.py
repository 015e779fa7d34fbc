"""What the preview plays is what the export writes, in slow motion too."""

from __future__ import annotations

import io
import wave
from dataclasses import replace

import numpy as np
import pytest

from app.core.plan import plan
from app.media.index import build_index
from app.media.sound import SoundReader
from app.media.tempo import Samples
from app.render.sound import render_sound
from app.services.preview_provider import ReelProvider, Tables
from tests.support.edits import Case
from tests.support.golden import golden, golden_footage, golden_names

pytestmark = pytest.mark.integration

RATE = 48_000
CHUNK, CHUNK_US = 4800, 100_000
"""How a player asks for sound: a tenth of a second after the other."""


def exported(case: Case, tables: Tables) -> Samples:
    out = io.BytesIO()
    facts = {source: table.facts for source, (_, table) in tables.items()}
    render_sound(
        # One gain for the whole film is known when all of it was heard: the preview has none.
        replace(plan(case.edit, facts), loudness=False),
        lambda source: SoundReader(*tables[source]),
        out,
        origins={name: source.origin_us for name, source in case.edit.sources},
    )
    with wave.open(io.BytesIO(out.getvalue())) as file:
        raw = file.readframes(file.getnframes())
    return (np.frombuffer(raw, "<i2").reshape(-1, 2) / 32768).astype(np.float32)


def tables_of(case: Case) -> Tables:
    return {source: (path, build_index(path)) for source, path in golden_footage(case).items()}


def played(provider: ReelProvider, first: int, chunks: int) -> Samples:
    parts = [provider.sound((first + n) * CHUNK_US, CHUNK) for n in range(chunks)]
    return np.concatenate(parts)


@pytest.mark.parametrize("name", golden_names()[::3])  # the others: test_golden_frames
def test_the_preview_sounds_like_the_export(name: str) -> None:
    case = golden(name)
    tables = tables_of(case)
    wanted = exported(case, tables)
    provider = ReelProvider(case.edit, tables, "overlay")
    try:
        heard = played(provider, 0, -(-len(wanted) // CHUNK) + 1)
    finally:
        provider.close()
    quantized = np.clip(np.rint(heard * 32768), -32768, 32767) / 32768
    assert np.array_equal(quantized[: len(wanted)], wanted)
    assert not heard[len(wanted) :].any()


def test_playing_from_the_middle_and_after_a_change_goes_on_as_the_export() -> None:
    case = golden("plain_cut")
    tables = tables_of(case)
    wanted = exported(case, tables)
    provider = ReelProvider(case.edit, tables, "overlay")
    try:
        for first in (5, 2, 6):
            heard = played(provider, first, 3)
            place = slice(first * CHUNK, (first + 3) * CHUNK)
            np.testing.assert_allclose(
                heard[RATE // 100 :], wanted[place][RATE // 100 :], atol=1e-4
            )
            provider.set_edit(case.edit)
    finally:
        provider.close()

"""What a job can fail of, in one word for programs and one sentence for people."""

from __future__ import annotations

from typing import Final

TRANSIENT: Final = frozenset({"E_STORAGE", "E_DISK", "E_BUG", "E_KILLED"})
"""Codes after which the same job may succeed, on another worker or later."""
CODES: Final = TRANSIENT | {
    "E_JOB",  # a field of the job is wrong; the sentence names it
    "E_VERSION",  # the job is of a version that this worker does not speak
    "E_HOST",  # an address that is not the configured storage
    "E_EXPIRED",  # the storage refuses the link: too old, or made for something else
    "E_MISSING",  # the footage is not in the storage
    "E_SOURCE",  # the footage is not what the job says it is
    "E_MEDIA",  # the footage cannot be read
    "E_PLAN",  # this worker would render another film
    "E_RENDER",  # the render failed
    "E_LIMIT",  # larger than this worker takes
    "E_TIME",  # it took longer than it may
}


class JobFailed(Exception):
    """Ends a job; ``str(error)`` is ``E_CODE: sentence`` and never holds an address."""

    def __init__(self, code: str, sentence: str) -> None:
        assert code in CODES, code
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.sentence = sentence


def code_of(text: str) -> str:
    """The code at the start of what a job ended with; ``""`` when it is not ours."""
    code = text.partition(":")[0]
    return code if code in CODES else ""

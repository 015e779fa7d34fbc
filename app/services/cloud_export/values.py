"""What the settings page of cloud exports shows, asks and is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.services.cloud_settings import GpuChoices, KeepKeys


@dataclass(frozen=True, slots=True)
class GpuSettings:
    """How cloud exports are set up. ``key_hint`` are the last characters of the key, "" without one.

    ``by_environment``: the endpoint is given by RUNPOD_ENDPOINT_ID, writing it changes nothing.
    ``why_not`` is what is missing before an export can go to the cloud, a sentence; "" nothing.
    """

    choices: GpuChoices
    key_hint: str = ""
    by_environment: bool = False
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class GpuForm:
    """What the settings page asks for. An empty key means: the one that is known already."""

    choices: GpuChoices
    api_key: str = field(default="", repr=False)
    keep: KeepKeys = "keyring"


@dataclass(frozen=True, slots=True)
class GpuFinding:
    """One line of the test: what was tried, whether it is good, and a sentence either way."""

    name: str
    ok: bool
    sentence: str
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class GpuTest:
    """The findings of a test, in order; the first that is not good ends it."""

    findings: tuple[GpuFinding, ...]

    @property
    def ok(self) -> bool:
        """Whether exports can go to the cloud."""
        return bool(self.findings) and all(finding.ok for finding in self.findings)

"""Exports in the cloud: ``workspace.cloud_exports`` for the settings, ``workspace.exports`` for jobs.

``Exports.start`` with *auto* or *cloud* sends a job there, ``JobProgress`` tells of it (``pieces``,
``reason``, ``sent``), ``Exports.run_here`` brings it back, ``ExportJob.note`` and ``cost_usd`` say
afterwards how it went.
"""

from app.core.cloud_export import PieceProgress, Spend
from app.services.cloud_export.service import CloudExports
from app.services.cloud_export.values import GpuFinding, GpuForm, GpuSettings, GpuTest
from app.services.cloud_settings import GpuChoices

__all__ = [
    "CloudExports",
    "GpuChoices",
    "GpuFinding",
    "GpuForm",
    "GpuSettings",
    "GpuTest",
    "PieceProgress",
    "Spend",
]

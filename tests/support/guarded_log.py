"""A pytest plugin (``-p tests.support.guarded_log``): the log file passes the app's own redactor.

The app guards the handlers of its own process; pytest's handler is pytest's.
"""

from __future__ import annotations

import pytest

from app.cloud.redact import Redactor


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    plugin = session.config.pluginmanager.get_plugin("logging-plugin")
    handler = getattr(plugin, "log_file_handler", None)
    if handler is not None:
        handler.addFilter(Redactor())

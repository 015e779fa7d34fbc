"""The settings of cloud exports in the window: what its sheet asks goes to the service, and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.services.cloud_export import CloudExports, GpuForm, GpuSettings
from app.services.sync import SyncService
from app.ui.cloud.gpu import GpuSheet
from app.ui.common.kit import Kit
from app.ui.common.language import tr


class GpuDesk(QObject):
    """Lives with one open library, on the window's thread."""

    def __init__(
        self,
        exports: CloudExports,
        sync: SyncService,
        kit: Kit,
        central: QWidget,
        ask_storage: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._exports, self._sync, self._kit = exports, sync, kit
        self._central, self._ask_storage = central, ask_storage
        self.sheet: GpuSheet | None = None

    def ask(self, then: Callable[[], object] = lambda: None) -> None:
        """Open the sheet; ``then`` is called when it was closed, whatever was done in it."""
        if self.sheet is not None:
            self.sheet.close()
        sheet = self.sheet = GpuSheet(self._kit, self._central)
        watch, alive = self._kit.relay.watch, self._alive

        def gone(_result: int) -> None:
            if self.sheet is sheet:
                self.sheet = None
            self._exports.end_test()
            sheet.deleteLater()
            then()

        def test(form: GpuForm) -> None:
            heard = self._kit.relay.wrap(alive(sheet, partial(sheet.add_finding, form)))
            watch(
                self._exports.test(form, heard),
                alive(sheet, partial(sheet.show_test, form)),
                alive(sheet, partial(sheet.test_failed, form)),
            )

        def save(form: GpuForm) -> None:
            watch(self._exports.put(form), alive(sheet, self._saved), alive(sheet, sheet.fail))

        def turn_off() -> None:
            watch(self._exports.forget(), alive(sheet, self._off), alive(sheet, sheet.fail))

        def storage() -> None:
            sheet.reject()
            self._ask_storage()

        sheet.finished.connect(gone)
        sheet.test_chosen.connect(test)
        sheet.save_chosen.connect(save)
        sheet.turn_off_chosen.connect(turn_off)
        sheet.storage_chosen.connect(storage)
        sheet.ask_for(storage=self._sync.place is not None)
        watch(self._exports.settings(), alive(sheet, sheet.show_settings), alive(sheet, sheet.fail))
        watch(self._exports.spend(), alive(sheet, sheet.show_spend), alive(sheet, sheet.fail))

    def _alive(self, sheet: GpuSheet, use: Callable[..., object]) -> Callable[..., None]:
        """``use``, unless the sheet was closed meanwhile."""

        def call(*args: object) -> None:
            if self.sheet is sheet:
                use(*args)

        return call

    def _saved(self, settings: GpuSettings) -> None:
        if self.sheet is not None:
            self.sheet.accept()
        if settings.why_not:
            self._kit.bar.warning(tr("Saved. {why_not}", why_not=settings.why_not))
        else:
            self._kit.bar.done(tr("Saved. Exports can be rendered in the cloud."))

    def _off(self, _settings: GpuSettings) -> None:
        if self.sheet is not None:
            self.sheet.accept()
        self._kit.bar.info(tr("Cloud exports are turned off; this computer renders them."))

"""The cloud in the window: what sync says goes to its word, its panel and its sheets, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.core.sync import SyncState, SyncStatus
from app.services.cloud_settings import CloudForm
from app.services.sync_values import SignedIn, SignInPlan
from app.services.workspace import Workspace
from app.ui.cloud.conflicts import Chosen, ConflictsSheet
from app.ui.cloud.gpu_desk import GpuDesk
from app.ui.cloud.panel import SyncPanel
from app.ui.cloud.set_up import SetUpSheet
from app.ui.cloud.sign_in import SignInSheet
from app.ui.cloud.size import SizeSheet
from app.ui.cloud.status_item import StatusItem
from app.ui.cloud.versions import VersionsSheet
from app.ui.cloud.words import FACES, SyncStep, explanation
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.relay import sentence
from app.ui.common.sheet import Sheet
from app.ui.common.words import many

_SAY_ONCE: frozenset[SyncState] = frozenset(
    {"conflicts", "needs_update", "auth", "remote_missing", "corrupt_remote", "disk", "confirm"}
)
"""Someone has to do something: said in the message bar when the state begins."""

S = TypeVar("S", bound=Sheet)


class CloudDesk(QObject):
    """Lives with one open library, on the window's thread."""

    def __init__(
        self, workspace: Workspace, kit: Kit, central: QWidget, item: StatusItem, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._sync, self._kit = workspace.sync, kit
        self._central, self._item = central, item
        self._said: SyncState = "off"
        self._stops: list[Callable[[], None]] = []
        self._sheets: dict[type[Sheet], Sheet] = {}
        self.panel = SyncPanel(kit, central)
        self.panel.step_chosen.connect(self._step)
        gpu = workspace.cloud_exports
        self.gpu = GpuDesk(gpu, self._sync, kit, central, self.ask_set_up, self)
        item.clicked.connect(self.panel.toggle)

    def start(self) -> None:
        """Follow sync, and tell it whether anybody looks."""
        self._stops = [self._sync.subscribe(self._kit.relay.wrap(self.show_status))]
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._looked_at)
            self._looked_at(app.applicationState())
        self.show_status(self._sync.status)

    def stop(self) -> None:
        """Follow nothing any more."""
        for stop in self._stops:
            stop()
        self._stops = []
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.disconnect(self._looked_at)

    def _looked_at(self, state: Qt.ApplicationState) -> None:
        self._sync.focus(state == Qt.ApplicationState.ApplicationActive)

    def show_status(self, status: SyncStatus) -> None:
        """Sync has something to say."""
        self._item.show_status(status)
        self.panel.show_status(status)
        on = status.state != "off"
        for command in ("library.sync", "library.versions", "library.conflicts"):
            self._kit.actions.set_available(command, on)
        if status.state == "syncing":
            return
        before, self._said = self._said, status.state
        if status.state in _SAY_ONCE and status.state != before:
            self._say_state(status)
        sheet = self._sheets.get(ConflictsSheet)
        if isinstance(sheet, ConflictsSheet):
            self._read_conflicts(sheet)

    def _say_state(self, status: SyncStatus) -> None:
        face = FACES[status.state]
        if status.state == "conflicts":
            words = tr(
                "{many} to compare: another laptop changed the same thing. Nothing was thrown away.",
                many=many(max(1, status.count), "edit"),
            )
            self._kit.bar.info(words, tr("Compare…"), self._ask_conflicts)
            return
        look = face.step in ("settings", "size", "conflicts")
        label = tr(face.label) if look else tr("Show")
        self._kit.bar.warning(
            explanation(status), label, partial(self._step, face.step) if look else self._open_panel
        )

    def _open_panel(self) -> None:
        if not self.panel.isVisible():
            self.panel.toggle()

    # ---------------------------------------------------------------- commands

    def run(self, command_id: str) -> bool:
        """The commands of the Library menu that are about the library as a whole."""
        own: dict[str, Callable[[], object]] = {
            "library.status": self.panel.toggle,
            "library.sync": self._sync_now,
            "library.conflicts": self._ask_conflicts,
            "library.versions": self._ask_versions,
            "library.size": self._ask_size,
            "library.setup": self.ask_set_up,
            "library.gpu": self.gpu.ask,
            "library.sign_in": self._ask_sign_in,
        }
        if command_id not in own:
            return False
        own[command_id]()
        return True

    def _step(self, step: SyncStep) -> None:
        """What helps in a state was chosen."""
        steps: dict[str, Callable[[], object]] = {
            "set_up": self.ask_set_up,
            "settings": self.ask_set_up,
            "sync": self._sync_now,
            "conflicts": self._ask_conflicts,
            "size": self._ask_size,
            "allow_deletes": self._allow_deletes,
            "keep_all": lambda: self._watch_sync(self._sync.sync_now(keep_all=True)),
            "push_again": lambda: self._watch_sync(self._sync.upload_again()),
        }
        if step in ("set_up", "settings", "conflicts", "size"):
            self.panel.hide()
        if step in steps:
            steps[step]()

    def _sync_now(self) -> None:
        self._watch_sync(self._sync.sync_now())

    def _allow_deletes(self) -> None:
        """A yes to the number that was on the screen, not to what came since."""
        shown = self.panel.status.count
        self._watch_sync(self._sync.sync_now(allow_deletes=True, shown=shown))

    def _watch_sync(self, running: object) -> None:
        from concurrent.futures import Future

        assert isinstance(running, Future)
        self._kit.relay.watch(running, self.show_status)

    # ---------------------------------------------------------------- sheets

    def _opened(self, sheet: S) -> S:
        """Remember a sheet while it stands open; one of a kind at a time."""
        kind = type(sheet)
        old = self._sheets.pop(kind, None)
        if old is not None:
            old.close()
        self._sheets[kind] = sheet

        def gone(_result: int) -> None:
            if self._sheets.get(kind) is sheet:
                del self._sheets[kind]
            sheet.deleteLater()

        sheet.finished.connect(gone)
        return sheet

    def _alive(self, sheet: S, use: Callable[..., object]) -> Callable[..., None]:
        """``use``, unless the sheet was closed meanwhile."""

        def call(*args: object) -> None:
            if self._sheets.get(type(sheet)) is sheet:
                use(*args)

        return call

    def _ask_conflicts(self) -> None:
        self.panel.hide()
        sheet = self._opened(ConflictsSheet(self._kit, self._central))
        sheet.chosen.connect(self._resolve)
        sheet.open()
        self._read_conflicts(sheet)

    def _read_conflicts(self, sheet: ConflictsSheet) -> None:
        self._kit.relay.watch(
            self._sync.conflicts(),
            self._alive(sheet, sheet.show_conflicts),
            self._alive(sheet, sheet.fail),
        )

    def _resolve(self, fact: Chosen) -> None:
        sheet = self._sheets.get(ConflictsSheet)
        if not isinstance(sheet, ConflictsSheet):
            return

        def refused(error: BaseException) -> None:
            sheet.offer_again(fact.conflict_id)
            sheet.fail(error)

        self._kit.relay.watch(
            self._sync.resolve(fact.conflict_id, fact.use_other),
            self._alive(sheet, lambda _none: self._read_conflicts(sheet)),
            self._alive(sheet, refused),
        )

    def _ask_versions(self) -> None:
        self.panel.hide()
        sheet = self._opened(VersionsSheet(self._kit, self._central))
        sheet.looked_at.connect(lambda commit_id: self._look(sheet, commit_id))
        sheet.restore_chosen.connect(lambda commit_id: self._restore(sheet, commit_id))
        sheet.open()
        self._kit.relay.watch(
            self._sync.history(),
            self._alive(sheet, sheet.show_versions),
            self._alive(sheet, sheet.fail),
        )

    def _look(self, sheet: VersionsSheet, commit_id: str) -> None:
        def failed(error: BaseException) -> None:
            sheet.fail_look(commit_id, sentence(error))

        self._kit.relay.watch(
            self._sync.preview(commit_id),
            self._alive(sheet, sheet.show_look),
            self._alive(sheet, failed),
        )

    def _restore(self, sheet: VersionsSheet, commit_id: str) -> None:
        number = sheet.version.version if sheet.version else 0

        def done(status: SyncStatus) -> None:
            sheet.accept()
            self.show_status(status)
            words = tr(
                "Version {number} is back. The one before it stays in the version history.",
                number=number,
            )
            self._kit.bar.done(words, tr("Version history"), self._ask_versions)

        def failed(error: BaseException) -> None:
            sheet.restoring(False)
            sheet.fail(error)

        sheet.restoring(True)
        self._kit.relay.watch(
            self._sync.restore(commit_id), self._alive(sheet, done), self._alive(sheet, failed)
        )

    def _ask_size(self) -> None:
        self.panel.hide()
        sheet = self._opened(SizeSheet(self._kit, self._central))
        sheet.clean_up_chosen.connect(lambda: self._clean_up(sheet))
        sheet.open()
        self._kit.relay.watch(
            self._sync.size(), self._alive(sheet, sheet.show_size), self._alive(sheet, sheet.fail)
        )

    def _clean_up(self, sheet: SizeSheet) -> None:
        before = sheet.notice.total_bytes if sheet.notice else 0

        def done(notice: object) -> None:
            from app.core.sync import SizeNotice

            assert isinstance(notice, SizeNotice)
            sheet.show_size(notice)
            sheet.cleaned(before, notice.total_bytes)

        self._kit.relay.watch(
            self._sync.clean_up(), self._alive(sheet, done), self._alive(sheet, sheet.fail)
        )

    # ---------------------------------------------------------------- setting up

    def ask_set_up(self, *, other: bool = False) -> None:
        """Open the cloud settings; ``other`` asks for the name of another library."""
        self.panel.hide()
        sheet = self._opened(SetUpSheet(self._kit, self._central))
        watch, alive = self._kit.relay.watch, self._alive

        def test(form: CloudForm) -> None:
            watch(
                self._sync.check(form),
                alive(sheet, partial(sheet.show_findings, form)),
                alive(sheet, partial(sheet.test_failed, form)),
            )

        def save(form: CloudForm) -> None:
            def planned(plan: SignInPlan) -> None:
                if plan.ask:
                    sheet.ask(plan)
                else:
                    sign_in(form, None)

            watch(self._sync.plan(form), alive(sheet, planned), alive(sheet, sheet.fail))

        def sign_in(form: CloudForm, bring: bool | None) -> None:
            done = partial(self._signed_in, sheet)
            watch(self._sync.set_up(form, bring), alive(sheet, done), alive(sheet, sheet.fail))

        def turned_off(_none: object) -> None:
            sheet.accept()
            self.show_status(self._sync.status)
            self._kit.bar.info(tr("The cloud is turned off. Everything is saved on this laptop."))

        sheet.test_chosen.connect(test)
        sheet.save_chosen.connect(save)
        sheet.answered.connect(sign_in)
        sheet.turn_off_chosen.connect(
            lambda: watch(self._sync.turn_off(), alive(sheet, turned_off), alive(sheet, sheet.fail))
        )
        sheet.ask_for(self._sync.place, self._sync.user_id, self._sync.key_hint, other=other)

    def _signed_in(self, sheet: Sheet, done: SignedIn) -> None:
        """The sheet has done its work; another library is opened by closing the window."""
        sheet.accept()
        self._kit.bar.done(
            done.words or tr("The cloud is set up. The library syncs by itself now.")
        )
        self.show_status(self._sync.status)
        if done.reopen:
            self._central.window().close()

    def _ask_sign_in(self) -> None:
        sheet = self._opened(SignInSheet(self._kit, self._central))
        done = partial(self._signed_in, sheet)

        def open_library(user_id: str) -> None:
            self._kit.relay.watch(
                self._sync.sign_in_as(user_id),
                self._alive(sheet, done),
                self._alive(sheet, sheet.fail),
            )

        sheet.opened.connect(open_library)
        sheet.other_chosen.connect(lambda: self.ask_set_up(other=True))
        sheet.open()
        self._kit.relay.watch(
            self._sync.libraries(),
            self._alive(sheet, sheet.show_libraries),
            self._alive(sheet, sheet.fail),
        )

    @property
    def sheets(self) -> Sequence[Sheet]:
        """The sheets that stand open."""
        return tuple(self._sheets.values())

"""Setting up cloud exports: RunPod's key and endpoint, patience, what a month may cost; a test.

The sheet decides nothing: each wish is a signal with the form, the answers come back as calls.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from app.services.cloud_export import GpuChoices, GpuFinding, GpuForm, GpuSettings, GpuTest, Spend
from app.services.sync_values import Finding
from app.ui.cloud.fields import UNTESTED, Form, KeepBox, SecretField
from app.ui.cloud.findings import FindingsList
from app.ui.cloud.spend import SpendMeter
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.sheet import Sheet, push, words

WIDTH = 640
NUMBER_W = 168
INTRO = mark(
    "Renders exports on a rented GPU (RunPod Serverless). Only the seconds of a game that a reel "
    "shows go up, to your own storage, and the finished film comes back here. Without it exports "
    "are rendered on this computer."
)
NO_STORAGE = mark("Films and footage pass through your own storage, which is not set up yet.")
FROM_ENVIRONMENT = mark("Given by RUNPOD_ENDPOINT_ID; change it there.")
TESTING = mark("Asking RunPod…")
PROBING = mark("Asking a GPU to try its encoder; a cold one takes a minute or two to start…")
MOST_CAP_USD = 10_000.0


class GpuSheet(Sheet):
    """The form, the test's findings and the meter of the month."""

    test_chosen = Signal(object)
    save_chosen = Signal(object)
    """Both ``GpuForm``."""
    turn_off_chosen = Signal()
    storage_chosen = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, tr("Cloud GPU settings"), WIDTH, parent)
        self.endpoint, self.key, self.keep = QLineEdit(), SecretField(tr("the key")), KeepBox()
        self.patience, self.at_once = QSpinBox(), QSpinBox()
        self.cap, self.price = QDoubleSpinBox(), QDoubleSpinBox()
        self.meter = SpendMeter(kit)
        self.findings = FindingsList(kit)
        self.storage = push(tr("Set up storage…"), role="link")
        self.test = push(tr("Test"))
        self.turn_off = push(tr("Turn off…"), role="link", name=tr("Turn cloud exports off"))
        self.anyway = push(tr("Save anyway"), role="link", name=tr("Save without a good test"))
        self.cancel = push(tr("Cancel"))
        self.save = push(tr("Save"), role="primary")
        self._known: GpuSettings | None = None
        self._good: GpuForm | None = None
        self._testing: GpuForm | None = None
        self._sure = False
        self._needs = words(tr(NO_STORAGE), "")
        self._build()
        self._connect()
        self.paint_tones()

    # ---------------------------------------------------------------- building

    def _build(self) -> None:
        self.column.addWidget(words(tr(INTRO)))
        self.column.addLayout(_beside(self.storage, self._needs))
        self.endpoint.setPlaceholderText(tr("The ID under Serverless, e.g. 4xk2m9q0r7v1ab"))
        self.endpoint.setMaxLength(64)
        self.key.setPlaceholderText("rpa_…")
        self._set_numbers()
        form = Form()
        for text, tip, field in self._rows():
            field.setToolTip(tip)
            number = isinstance(field, QSpinBox | QDoubleSpinBox)
            form.add(text, field, _beside(field, words(tip)) if number else None)
        self.column.addLayout(form)
        self.column.addWidget(self.meter)
        self.column.addWidget(self.findings)
        self.buttons(self.turn_off, None, self.anyway, self.cancel, self.test, self.save)
        self._needs.hide()
        self.storage.hide()

    def _set_numbers(self) -> None:
        self.patience.setRange(0, 3_600)
        self.patience.setSingleStep(10)
        self.patience.setSuffix(tr(" seconds"))
        self.at_once.setRange(1, 50)
        self.at_once.setSuffix(tr(" at once"))
        self.cap.setRange(0.0, MOST_CAP_USD)
        self.cap.setDecimals(2)
        self.cap.setPrefix("$ ")
        self.cap.setSpecialValueText(tr("No limit"))
        self.price.setRange(0.0, 1.0)
        self.price.setDecimals(5)
        self.price.setSingleStep(0.00001)
        self.price.setPrefix("$ ")
        self.price.setSuffix(tr(" / second"))
        for box in (self.patience, self.at_once, self.cap, self.price):
            # A wheel over the sheet must not change a price.
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.setFixedWidth(NUMBER_W)
            box.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _rows(self) -> tuple[tuple[str, str, QWidget], ...]:
        return (
            (tr("Endpoint ID"), tr("RunPod's console shows it under Serverless"), self.endpoint),
            (
                tr("RunPod key"),
                tr("Settings, API Keys: one that may use this endpoint only"),
                self.key,
            ),
            (tr("Keep the key in"), tr("Never in the library, a job or a log"), self.keep),
            (tr("Wait for a GPU"), tr("then Automatic renders on this computer"), self.patience),
            (tr("Pieces"), tr("that longer reels are rendered in, side by side"), self.at_once),
            (tr("Monthly limit"), tr("then this computer renders instead"), self.cap),
            (tr("Price of the GPU"), tr("for the estimates, from RunPod's price list"), self.price),
        )

    def _connect(self) -> None:
        for field in (self.endpoint, self.key):
            field.textEdited.connect(self._edited)
        self.keep.currentIndexChanged.connect(self._changed)
        for box in (self.patience, self.at_once, self.cap, self.price):
            box.valueChanged.connect(self._changed)
        self.storage.clicked.connect(self.storage_chosen)
        self.test.clicked.connect(self._test)
        self.save.clicked.connect(self._save)
        self.anyway.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        self.turn_off.clicked.connect(self._turn_off)
        self.save.setDefault(True)

    # ---------------------------------------------------------------- in

    def ask_for(self, *, storage: bool) -> None:
        """Open the sheet; ``storage`` says whether the bucket is set up. What is known comes later."""
        self._needs.setVisible(not storage)
        self.storage.setVisible(not storage)
        self._fill(GpuChoices())
        self._known = None
        self._let_write(False)  # what is set up would write over what was typed
        self._refresh()
        self.open()

    def show_settings(self, settings: GpuSettings) -> None:
        """What is set up now."""
        self._known = settings
        self._let_write(True)
        self._fill(settings.choices)
        self.key.setPlaceholderText(
            tr("The one in use ({key_hint})", key_hint=settings.key_hint)
            if settings.key_hint
            else "rpa_…"
        )
        self.endpoint.setReadOnly(settings.by_environment)
        if settings.by_environment:
            self.endpoint.setToolTip(tr(FROM_ENVIRONMENT))
        self.turn_off.setVisible(bool(settings.choices.endpoint_id) and not settings.by_environment)
        self._edited()
        first = (
            self.key if settings.choices.endpoint_id and not settings.key_hint else self.endpoint
        )
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_spend(self, spend: Spend) -> None:
        """What this month has cost."""
        self.meter.show_spend(spend)

    def add_finding(self, form: GpuForm, finding: GpuFinding) -> None:
        """A line of the test of a form."""
        if self._testing == form:
            so_far = (*self.findings.findings, _told(finding))
            self.findings.show_findings(so_far, tr(PROBING) if len(so_far) > 1 else tr(TESTING))

    def show_test(self, form: GpuForm, test: GpuTest) -> None:
        """The whole test of a form; it counts only if nothing was edited meanwhile, be it that
        what was edited is tested now."""
        if self._testing != form:
            return
        self.findings.show_findings([_told(finding) for finding in test.findings])
        self._good = self._testing if test.ok else None
        self._testing = None
        self.say(tr("Everything works. Save to export in the cloud.") if self._good else "", "ok")
        self._refresh()
        if self._good:
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def test_failed(self, form: GpuForm, error: BaseException) -> None:
        """There is no answer for a form."""
        if self._testing == form:
            self.fail(error)

    def fail(self, error: BaseException) -> None:
        """The test or saving failed."""
        self._testing = None
        self.findings.wait("")
        super().fail(error)
        self._refresh()

    # ---------------------------------------------------------------- out

    @property
    def form(self) -> GpuForm:
        """What is written in the fields."""
        known = self._known.choices if self._known else GpuChoices()
        choices = replace(
            known,
            endpoint_id=self.endpoint.text().strip(),
            patience_s=float(self.patience.value()),
            at_once=self.at_once.value(),
            cap_usd=self.cap.value() or None,
            usd_per_s=self.price.value(),
        )
        return GpuForm(choices, self.key.text().strip(), self.keep.value)

    @property
    def _filled(self) -> bool:
        form = self.form
        has_key = bool(form.api_key) or bool(self._known and self._known.key_hint)
        return bool(form.choices.endpoint_id) and has_key

    @property
    def _same_door(self) -> bool:
        """Key and endpoint are those in use: other numbers need no test."""
        known, form = self._known, self.form
        same = known is not None and known.choices.endpoint_id == form.choices.endpoint_id
        return same and not form.api_key

    def _let_write(self, on: bool) -> None:
        for _text, _tip, field in self._rows():
            field.setEnabled(on)

    def _fill(self, choices: GpuChoices) -> None:
        self.endpoint.setText(choices.endpoint_id)
        self.key.clear()
        self.patience.setValue(round(choices.patience_s))
        self.at_once.setValue(choices.at_once)
        self.cap.setValue(choices.cap_usd or 0.0)
        self.price.setValue(choices.usd_per_s)

    def _edited(self, *_: object) -> None:
        """Key or endpoint: what was tested is another door now."""
        self._good, self._testing = None, None
        self.findings.wait("")
        self._changed()

    def _changed(self, *_: object) -> None:
        self._sure = False
        self.turn_off.setText(tr("Turn off…"))
        self.say("")
        self._refresh()

    def _refresh(self) -> None:
        """Test needs full fields; Save a good test, or a door that is in use already."""
        ready = self._known is not None and (self._good is not None or self._same_door)
        testing = self._testing is not None
        self.test.setEnabled(self._filled and not testing)
        self.save.setEnabled(ready and not testing)
        self.save.setToolTip("" if ready else tr(UNTESTED))
        self.anyway.setVisible(self._filled and not ready and not testing)
        self.anyway.setEnabled(True)
        self.anyway.setToolTip(tr(UNTESTED))
        self.turn_off.setEnabled(not testing)
        self.test.setProperty("role", "" if ready else "primary")
        self.test.style().polish(self.test)

    def _test(self) -> None:
        self._testing = self.form
        self.say("")
        self.findings.wait(tr(TESTING))
        self._refresh()
        self.test_chosen.emit(self._testing)

    def _save(self) -> None:
        self._busy(tr("Saving…"))
        self.save_chosen.emit(self.form)

    def _turn_off(self) -> None:
        if self._sure:
            self._busy(tr("Turning cloud exports off…"))
            self.turn_off_chosen.emit()
            return
        self._sure = True
        self.turn_off.setText(tr("Yes, turn off"))
        self.say(
            tr("The key is forgotten on this laptop; exports are rendered on this computer."),
            "warn",
        )

    def _busy(self, text: str) -> None:
        self.say(text, "muted")
        for button in (self.test, self.save, self.anyway, self.turn_off):
            button.setEnabled(False)

    def paint_tones(self) -> None:
        super().paint_tones()
        tokens = self.kit.theme.tokens
        self._needs.setStyleSheet(f"color: {tokens.warn}")
        self.key.paint_eye(self.kit)


def _beside(field: QWidget, tip: QLabel) -> QHBoxLayout:
    """A number and, right of it, what it does."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(field)
    row.addWidget(tip, 1)
    return row


def _told(finding: GpuFinding) -> Finding:
    return Finding(finding.name, finding.ok, finding.sentence)

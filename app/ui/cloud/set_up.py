"""Setting up the cloud: where, with which key, which library; a test that says what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.services.cloud_settings import CloudForm, CloudPlace
from app.services.sync_values import Finding, SignInPlan
from app.ui.cloud.fields import UNTESTED, Form, KeepBox, SecretField
from app.ui.cloud.findings import FindingsList
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.sheet import Sheet, push, words

WIDTH = 640
INTRO = mark(
    "Keeps this library in storage of your own (Cloudflare R2), so that it survives a lost laptop "
    "and a second laptop can share it. Without it everything works on this laptop."
)
NAME_HINT = mark(
    "8 to 64 small letters, digits and hyphens; the same name on every laptop that shares it."
)


class SetUpSheet(Sheet):
    """The form. Each wish is a signal with the form; the answers come back as calls."""

    test_chosen = Signal(object)
    """``CloudForm``"""
    save_chosen = Signal(object)
    """``CloudForm``: somebody makes the plan and calls ``ask`` where there is a question."""
    answered = Signal(object, bool)
    """``CloudForm`` and whether what is in the open library comes along."""
    turn_off_chosen = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, tr("Cloud settings"), WIDTH, parent)
        self.endpoint, self.bucket, self.library = QLineEdit(), QLineEdit(), QLineEdit()
        self.key_id, self.secret = QLineEdit(), SecretField(tr("the secret"))
        self.keep = KeepBox()
        self.findings = FindingsList(kit)
        self.test = push(tr("Test"))
        self.turn_off = push(tr("Turn off…"), role="link", name=tr("Turn the cloud off"))
        self.anyway = push(tr("Save anyway"), role="link", name=tr("Save without a good test"))
        self.cancel = push(tr("Cancel"))
        self.save = push(tr("Save"), role="primary")
        self._good: CloudForm | None = None
        self._plan: SignInPlan | None = None
        self._testing: CloudForm | None = None
        self._sure = False
        self._build_fields()
        self._build_question()
        self.column.addWidget(self.findings)
        self.column.addWidget(self._question)
        self.buttons(self.turn_off, None, self.anyway, self.cancel, self.test, self.save)
        self._connect()
        self.paint_tones()

    def _build_fields(self) -> None:
        self.column.addWidget(words(tr(INTRO)))
        form = Form()
        self.endpoint.setPlaceholderText("https://<account>.r2.cloudflarestorage.com")
        self.bucket.setPlaceholderText(tr("The bucket's name, e.g. reels"))
        self.library.setPlaceholderText(tr("e.g. u15-rovers"))
        self.library.setMaxLength(64)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Endpoint"), self.endpoint),
            (tr("Bucket"), self.bucket),
            (tr("Access key ID"), self.key_id),
            (tr("Secret access key"), self.secret),
            (tr("Keep the keys in"), self.keep),
            (tr("Library name"), self.library),
        )
        for text, field in rows:
            form.add(text, field)
        form.addRow("", words(tr(NAME_HINT)))
        self.column.addLayout(form)

    def _build_question(self) -> None:
        self._question = QWidget()
        column = QVBoxLayout(self._question)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._asked = words("", "heading")
        self._consequence = words("")
        self.bring, self.leave = QRadioButton(), QRadioButton()
        group = QButtonGroup(self)
        for button, text in (
            (self.bring, tr("Bring them along: both libraries are joined, nothing is deleted")),
            (self.leave, tr("Leave them where they are, in a folder of their own on this laptop")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            group.addButton(button)
        for widget in (self._asked, self._consequence, self.bring, self.leave):
            column.addWidget(widget)
        self._question.hide()

    def _connect(self) -> None:
        fields = (self.endpoint, self.bucket, self.library, self.key_id, self.secret)
        for field in fields:
            field.textEdited.connect(self._edited)
        self.keep.currentIndexChanged.connect(self._kept_elsewhere)
        self.test.clicked.connect(self._test)
        self.save.clicked.connect(self._save)
        self.anyway.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        self.turn_off.clicked.connect(self._turn_off)
        self.save.setDefault(True)

    # ---------------------------------------------------------------- in

    def ask_for(
        self, place: CloudPlace | None, user_id: str, key_hint: str, *, other: bool = False
    ) -> None:
        """Open the sheet with what is known. ``other`` begins with an empty library name."""
        self.endpoint.setText(place.endpoint if place else "")
        self.bucket.setText(place.bucket if place else "")
        known = place.user_id if place else "" if user_id.startswith("local-") else user_id
        self.library.setText("" if other else known)
        self.key_id.clear()
        self.secret.clear()
        kept = (
            tr("The one in use ({key_hint})", key_hint=key_hint)
            if key_hint
            else tr("The one in use")
        )
        self.key_id.setPlaceholderText(kept if place else "")
        self.secret.setPlaceholderText(tr("The one in use") if place else "")
        self._has_keys = place is not None  # the service knows them, or says that it does not
        self.turn_off.setVisible(place is not None and not other)
        self._edited()
        first = self.library if place else self.endpoint
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open()

    _has_keys = False

    def show_findings(self, form: CloudForm, findings: Sequence[Finding]) -> None:
        """The test of a form; it counts only if nothing was edited meanwhile, be it that what was
        edited is tested now."""
        if self._testing != form:
            return
        self.findings.show_findings(findings)
        self._good = self._testing if self.findings.good else None
        self._testing = None
        self.say(tr("Everything works. Save to begin syncing.") if self._good else "", "ok")
        self._refresh()
        if self._good:
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, plan: SignInPlan) -> None:
        """A question before saving; the answer comes with the next press of Save."""
        self._plan = plan
        self._asked.setText(plan.question)
        self._consequence.setText(plan.words)
        self._consequence.setVisible(bool(plan.words))
        (self.bring if plan.suggest_bring else self.leave).setChecked(True)
        self._question.show()
        self.findings.wait("")
        self.say("")
        self._refresh()
        (self.bring if plan.suggest_bring else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def test_failed(self, form: CloudForm, error: BaseException) -> None:
        """There is no answer for a form."""
        if self._testing == form:
            self.fail(error)

    def fail(self, error: BaseException) -> None:
        """The test, the plan or saving failed."""
        self._testing = None
        self.findings.wait("")
        super().fail(error)
        self._refresh()

    def busy(self, text: str) -> None:
        """Something was asked for and takes its time."""
        self.say(text, "muted")
        for button in (self.test, self.save, self.anyway, self.turn_off):
            button.setEnabled(False)

    # ---------------------------------------------------------------- out

    @property
    def form(self) -> CloudForm:
        """What is written in the fields."""
        return CloudForm(
            self.endpoint.text().strip(),
            self.bucket.text().strip(),
            self.library.text().strip(),
            self.key_id.text().strip(),
            self.secret.text().strip(),
            self.keep.value,
        )

    @property
    def _filled(self) -> bool:
        form = self.form
        keys = bool(form.access_key_id and form.secret_access_key)
        return bool(form.endpoint and form.bucket and form.user_id) and (keys or self._has_keys)

    def _edited(self, *_: object) -> None:
        self._good, self._plan, self._testing = None, None, None
        self._sure = False
        self.turn_off.setText(tr("Turn off…"))
        self.findings.wait("")
        self._question.hide()
        self.say("")
        self._refresh()

    def _kept_elsewhere(self) -> None:
        """Where the keys are kept changes nothing about what was tested."""
        self._sure = False
        self.say("")
        self._refresh()

    def _refresh(self) -> None:
        """Test needs full fields; Save a good test, or an answer to a question."""
        tested = self._good is not None
        asked = self._plan is not None
        self.test.setEnabled(self._filled and self._testing is None)
        self.save.setEnabled(tested or asked)
        self.anyway.setVisible(self._filled and not tested and not asked)
        self.anyway.setEnabled(self._testing is None)
        self.anyway.setToolTip(tr(UNTESTED))
        self.save.setToolTip("" if tested or asked else tr(UNTESTED))
        self.test.setProperty("role", "" if tested or asked else "primary")
        self.turn_off.setEnabled(True)
        self.test.style().polish(self.test)

    def _test(self) -> None:
        self._testing = self.form
        self.say("")
        self.findings.wait(tr("Trying the bucket out with a small probe object…"))
        self._refresh()
        self.test_chosen.emit(self._testing)

    def _save(self) -> None:
        form, plan = self.form, self._plan
        self.busy(tr("Saving…"))
        if plan is not None:
            self.answered.emit(form, self.bring.isChecked())
        else:
            self.save_chosen.emit(form)

    def _turn_off(self) -> None:
        if self._sure:
            self.busy(tr("Turning the cloud off…"))
            self.turn_off_chosen.emit()
            return
        self._sure = True
        self.turn_off.setText(tr("Yes, turn off"))
        self.say(
            tr("The keys are forgotten on this laptop. The library stays here and in the cloud."),
            "warn",
        )

    def paint_tones(self) -> None:
        super().paint_tones()
        self.secret.paint_eye(self.kit)

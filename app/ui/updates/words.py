"""What is said about newer versions."""

from __future__ import annotations

from app.core.errors import UpdateFailed
from app.core.update_words import SENTENCES
from app.services.updates.channel import Channel
from app.services.updates.state import UpdateState
from app.ui.common.language import tr
from app.ui.common.words import day_words, left_words, size_words


def trouble_words(error: BaseException) -> str:
    """The sentence in the coach's language."""
    if isinstance(error, UpdateFailed):
        return tr(SENTENCES[error.kind], **error.values)
    return str(error)


def channel_words(channel: Channel) -> str:
    """Why this copy does not look for newer ones itself; "" when it does."""
    if channel.why_not == "store":
        return tr("{store} brings newer versions of this copy.", store=channel.store)
    if channel.why_not == "source":
        return tr("This copy was not installed from a package, so it does not look for newer ones.")
    if channel.why_not == "unset":
        return tr("This copy was built without a place to look for newer ones.")
    return ""


def newest_words(channel: Channel) -> str:
    """Nothing newer is there."""
    return tr("Reel Ballers {version} is the newest version.", version=channel.installed)


def looked_words(state: UpdateState) -> str:
    """When the server was asked last, and what was wrong if something was."""
    if state.doing == "looking":
        return tr("Looking for a newer version…")
    if state.trouble is not None and state.offer is None:
        return trouble_words(state.trouble)
    if state.looked is None:
        return tr("Not looked yet.")
    when = day_words(int(state.looked.timestamp()) * 1_000_000)
    if state.offer is not None:
        return tr(
            "Version {version} is there. Looked: {when}", version=state.offer.version, when=when
        )
    return tr("Nothing newer. Looked: {when}", when=when)


def progress_words(state: UpdateState) -> str:
    """``43 % of 143 MB  ·  2 min left``"""
    if state.offer is None:
        return ""
    total = state.offer.file.size
    parts = [
        tr("{percent} % of {size}", percent=percent(state), size=size_words(total)),
        *([left_words(state.eta_s)] if state.eta_s is not None else []),
    ]
    return "  ·  ".join(parts)


def percent(state: UpdateState) -> int:
    """How much of the download is there, 0..100."""
    return 0 if state.offer is None else min(100, state.done * 100 // state.offer.file.size)


def item_words(state: UpdateState) -> str:
    """The word in the status line, "" for none."""
    if state.offer is None:
        return ""
    if state.doing == "downloading":
        return tr("Update: {percent} %", percent=percent(state))
    if state.installer is not None:
        return tr("Update ready to install")
    return tr("Update to {version}", version=state.offer.version)

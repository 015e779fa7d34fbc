"""Sentences that the services and the layers below hand up, in the coach's language.

Below the window everything is said in English: it is what the command line prints and the log keeps.
The sentences that a coach meets most are listed here as they stand there, with a ``{name}`` where
a value was put in; what is not listed is shown as it came. A test holds the list to the code.
"""

from __future__ import annotations

import re
from functools import cache

from app.ui.common.language import mark, tr

_FIELD = re.compile(r"\{(\w+)\}")
SENTENCES: tuple[str, ...] = (
    # a video that cannot be used
    mark("{file} is empty (0 bytes); copy it from the camera again."),
    mark("{file} is not a file; choose a video file."),
    mark("{file} is damaged and cannot be read; copy it from the camera again."),
    mark("{file} is not there any more; locate it."),
    mark("{file} is not in {folder} any more; locate it."),
    mark("{file} may not be read; change its permissions and try again."),
    mark("{file} cannot be read ({reason}); check its permissions."),
    mark("{file} cannot be read ({reason}); check the file."),
    mark("{file} is not a kind of video that can be opened."),
    mark("{file} has no picture, only sound or data; choose a video file."),
    mark("{file} holds no picture that can be decoded; convert it to H.264."),
    mark("{file} uses a codec that cannot be decoded; convert it to H.264."),
    mark(
        "{file} was cut off before it was finished (its end is missing); copy it again, or let the "
        "camera repair it."
    ),
    mark("{file} {kind}; choose a video file ({kinds})."),
    mark("is a HEIC or AVIF picture, not a video"),
    mark("is a {form} picture, not a video"),
    mark("is a playlist that only names other files, not a video"),
    mark("is a bare stream without timestamps, not a video in a file format"),
    mark("holds text, not a video"),
    mark("is not a video that can be opened"),
    mark("{file} has changed since it was opened; open it again."),
    mark("{file} is missing; say where it is now."),
    mark("{file} was changed since it was added."),
    mark("{file} is another film: {why}; choose the file that was moved."),
    mark("{file} is not there any more; use Locate to say where it is now."),
    mark("{file} is already in the library as the game {game}."),
    mark("{file} is given twice."),
    mark("{file} is being written to; wait until it is whole."),
    mark("{file} is only in the cloud; download its game first."),
    mark("A picture could not be shown; the log has the details."),
    # names and values
    mark("A game needs a name."),
    mark("A reel needs a name."),
    mark("An export needs a name."),
    mark("A style needs a name."),
    mark("An athlete needs a name."),
    mark("A reel needs at least one clip; mark one first."),
    mark("The date must be written like 2025-09-27, is {date}."),
    mark("The {what} has {count} characters, at most {most} are kept."),
    mark("Notes have at most {most} characters; these have {count}."),
    mark("There is an athlete {name} already; add something to tell them apart."),
    mark("The tag {name} stands twice; take one of them away."),
    mark("The player {name} stands twice; take one of them away."),
    mark("The key of {tag} must be one letter from A to Z."),
    mark("The key {letter} of {tag} is taken by a command; choose another letter."),
    mark("{one} and {other} both have the key {letter}; change one of them."),
    mark("A reel keeps {most} styles at most; delete one that you do not use."),
    # what is gone meanwhile
    mark("The reel has no clip {clip}; it may have been removed."),
    mark("The clip has no {kind} {mark}; it may have been deleted."),
    mark("No speed begins or ends there any more; it may have been changed."),
    mark("The freeze is not there any more; it may have been deleted."),
    mark(
        "Cannot {way} {step}: the {what} was changed by something else since; change it by hand "
        "instead."
    ),
    # annotation files
    mark("The file is not a table of text."),
    mark("The file is not UTF-8 text; save it from your spreadsheet as UTF-8."),
    mark("The file has more than {most} rows; split it."),
    mark("The header line needs the column {name} once."),
    mark("The file is XML, but holds no ALL_INSTANCES; export it as Sportscode XML."),
    mark("Line {line}: {why}"),
    mark("has {count} columns, must have 5 or 6"),
    mark("rating must be 1 to 5, is {value}"),
    mark("{column} must be a time such as 1:23 or 1:02:03.5, is {value}"),
    mark("{column} has more than 59 seconds or minutes: {value}"),
    mark("clip_duration must be seconds such as 12 or 12.5, is {value}"),
    mark("Line {line}: starts at {start}, but the game is {length} long"),
    mark("Line {line}: this clip is already there, left out"),
    mark("Line {line}: cut at the end of the game"),
    # exports
    mark("The reel is {length} long; over 4 minutes few watch."),
    mark("The text “{text}” leaves the safe area."),
    mark("The game {game} has no marked clips to export; mark one first."),
    mark("The reel {reel} has no clips to export; add one first."),
    mark("The export was cancelled."),
    mark("The export was interrupted when the app stopped; retry it."),
    mark("The export failed because of a bug in Reel Ballers; please send us the log."),
    mark("The render process cannot be started ({reason}); reinstall the app."),
    mark(
        "The render process ended unexpectedly ({how}); nothing was written. Try again, with the "
        "encoder x264 if it happens twice."
    ),
    mark("The disk of {folder} is full; free some space or choose another folder, then try again."),
    mark(
        "{folder} has only {free} MB free and about {needed} MB are needed; free some space or "
        "choose another folder."
    ),
    mark(
        "Nothing can be written to {folder} ({reason}); choose another folder or change its "
        "permissions."
    ),
    mark("No graphics card on this computer can {what}, so the processor does."),
    mark("You asked for it to be rendered on this computer."),
    mark("It was rendered on this computer."),
    mark("Other exports go first."),
    mark(
        "Cloud exports are not set up yet; enter a RunPod key and endpoint in the cloud settings, or "
        "export on this computer."
    ),
    mark("The clips are copied as they were filmed, which takes no rendering."),
    mark("No GPU is free in the cloud at the moment."),
    mark("RunPod cannot be reached: check the network."),
    mark(
        "Paused: the battery is at {percent} %; plug in the charger to go on.",
    ),
    # proxies and following
    mark("Waits for the export to end."),
    mark("Waits while you play."),
    mark("Waits for the charger."),
    mark("Move the playhead into the clip to follow a player there."),
    mark("Nobody was followed in this clip yet; follow a player first."),
    mark("The clip is too long to follow a player in; trim it to ten minutes."),
    mark("The click was beside the picture; click the player in it."),
    # what a reel is for
    mark("Any length"),
    mark("No limit, any order"),
    mark("Recruiter"),
    mark("At most 4 minutes, the best clips first"),
    mark("Social"),
    mark("At most 60 seconds, the best clips first"),
    mark("Team"),
    mark("Every clip, in the order of the match"),
    # sync
    mark("Saved on this laptop"),
    mark("Saved on this laptop; no cloud is set up."),
    mark("Saved on this laptop; the latest edits are not in the cloud yet."),
    mark("Saved on this laptop; the cloud is being brought up to date."),
    mark("Saved on this laptop; the cloud cannot be reached and is tried again by itself."),
    mark(
        "Saved on this laptop and in the cloud; two laptops set the same thing, see which "
        "value was kept."
    ),
    mark(
        "Saved on this laptop; the cloud's library was written by a newer version of the app: "
        "update the app."
    ),
    mark("Saved on this laptop; the cloud refused the key: check the keys in the cloud settings."),
    mark(
        "Saved on this laptop; the library in the cloud is gone; nothing is uploaded until "
        "you say so."
    ),
    mark(
        "Saved on this laptop; the library in the cloud is damaged; nothing is uploaded until "
        "it is put right."
    ),
    mark(
        "Saved on this laptop; the disk is full or cannot be written: make room for the "
        "library to sync."
    ),
    mark("Saved on this laptop and in the cloud; the library has grown large, clean it up."),
    mark(
        "Saved on this laptop; the other laptop's changes delete a lot here: look at them and "
        "say whether to go on."
    ),
    mark("The network is gone: it will be tried again."),
    mark("{endpoint} cannot be reached: check the internet connection."),
    mark("No cloud is set up yet; set it up in the cloud settings first."),
    # what is typed into the cloud settings
    mark(
        "The endpoint is not a web address: copy it from the R2 page of the Cloudflare "
        "dashboard, it looks like https://<account>.r2.cloudflarestorage.com."
    ),
    mark("The endpoint ends with {path}: leave that out, the bucket has a field of its own."),
    mark(
        "The endpoint http://{host} is not encrypted: use its https address, keys are never "
        "sent in the clear."
    ),
    mark(
        "{bucket} cannot be a bucket's name: 3 to 63 small letters, digits, dots and hyphens, "
        "as the Cloudflare dashboard shows it."
    ),
    mark("{library} cannot be a library's name: 8 to 64 small letters, digits and hyphens."),
    mark("The {name} is empty: copy it from the token's page."),
    mark("The {name} contains a space or another character that no key has: copy it again."),
    # the cloud's check
    mark("{endpoint} answers, and the key {key} is right."),
    mark("A file can be written."),
    mark("It reads back as it was written."),
    mark("Of two first uploads the second is refused."),
    mark("An upload on top of an old version is refused."),
    mark("The files of this library can be listed."),
    mark("The test file is gone again."),
    mark(
        "The key may not read {prefix} in {bucket}: it is limited to another bucket or to "
        "another library, or has no right to objects at all."
    ),
    mark("The key may read but not write: give its token Object Read & Write."),
    mark("The key may not list {prefix}: its token needs that right, for the history of versions."),
    mark("A name that nobody has used is taken: try again."),
    mark("What was written reads differently: this store cannot be trusted."),
    mark(
        "Reading shows another version mark (ETag) than writing did: something between this "
        "computer and the cloud changes answers."
    ),
    mark(
        "A second first upload was accepted: this store ignores If-None-Match, so two laptops "
        "could overwrite each other; use R2."
    ),
    mark("An upload on top of the newest version was refused: try again."),
    mark(
        "An upload on top of an old version was accepted: this store ignores If-Match, so two "
        "laptops could overwrite each other; use R2."
    ),
    mark("The listing leaves out what was just written: use R2."),
    mark("What was deleted is still there: a lock rule covers too much."),
    # what the bucket answers
    mark(
        "The bucket {bucket} does not exist at this endpoint: check its name, and that the "
        "endpoint belongs to the same account."
    ),
    mark("The cloud is busy and asks to wait ({status}, {what}): it will be tried again."),
    mark("The cloud has a problem of its own ({status}, {what}): it will be tried again."),
    mark(
        "The cloud does not accept {what} ({status}, {code}): check the endpoint, or look for "
        "a newer Reel Ballers."
    ),
    mark(
        "The answer to {what} ({seen}) cannot be the cloud's: sign in to the Wi-Fi you are "
        "on, or check the endpoint."
    ),
    mark(
        "The cloud does not know this access key ID: it was mistyped, its token was deleted, "
        "or the endpoint is another account's; enter it again or make a new token."
    ),
    mark("The temporary key has expired: make a new one and enter it."),
    mark("The secret access key does not belong to this access key ID: enter both again."),
    mark(
        "A lock rule of the bucket forbids {what}: limit the rule to history/, and to the "
        "days in which every version is kept."
    ),
    mark(
        "The key may not do this ({what} in {bucket}): give its token Object Read & Write on "
        "this bucket, or make a new one."
    ),
    mark(
        "{endpoint} shows a certificate that is not its own: sign in to the Wi-Fi you are on, "
        "or check the endpoint and this computer's date."
    ),
    mark(
        "No encrypted connection to {endpoint} could be made: check that the endpoint speaks "
        "https, then try again."
    ),
    mark("The cloud did not answer in time ({what}): it will be tried again."),
    mark("The connection broke while {what}: it will be tried again."),
    mark(
        "The answer to {what} carries no version mark (ETag): something between this computer "
        "and the cloud changes answers; use another network, or check the endpoint."
    ),
    mark("This computer's clock is wrong{off}: set its date and time, then sync again."),
    # … and what it was asked for, inside those
    mark("reading {key}"),
    mark("looking at {key}"),
    mark("saving {key}"),
    mark("listing {key}"),
    mark("deleting {key}"),
    mark("beginning the upload of {key}"),
    mark("uploading part {number} of {key}"),
    mark("looking at the upload of {key}"),
    mark("finishing the upload of {key}"),
    mark("dropping the upload of {key}"),
    # what RunPod answers
    mark("RunPod does not know this key: copy it again from Settings, API Keys."),
    mark("This RunPod key may not use the endpoint: allow it for the key, or make another."),
    mark("RunPod has no such endpoint: check its ID under Serverless."),
    mark("RunPod is busy; it will be asked again."),
    mark("RunPod does not answer: it will be asked again."),
    mark("RunPod refused the job: its description is not one it takes."),
    mark("RunPod answered with {code}, which it never does: check the network."),
    mark("RunPod took the job but did not say its number."),
    mark("The answer is not RunPod's: a hotel's sign-in page or a proxy may be in between."),
    mark("This clip's edit is {size} MB, more than the cloud takes; render it on this computer."),
    mark(
        "The RunPod endpoint {endpoint} cannot be used: it is the ID of letters and digits "
        "that the console shows under Serverless."
    ),
    mark("The RunPod key is empty: make one under Settings, API Keys."),
    mark("The RunPod key has a space or another wrong character: copy it again."),
    mark("The address {address} is not encrypted: it begins with https://."),
    mark("The worker in the cloud keeps crashing."),
    mark("Starting a GPU in the cloud…"),
    mark("The endpoint has no workers: raise Max workers in RunPod's console."),
    mark("All GPUs of the endpoint are busy."),
    mark("Waiting for a GPU in the cloud…"),
    mark("The cloud gave up the job: it waited or ran too long."),
    mark("The job was cancelled in RunPod's console."),
    mark("The cloud stopped the job: it ran longer than expected."),
    mark("The GPU that worked on it was lost."),
    mark("The worker failed ({reason})."),
)

SPORTS = (
    *(mark("Soccer"), mark("American football"), mark("Flag football"), mark("Basketball")),
    *(mark("Lacrosse"), mark("Rugby"), mark("Volleyball"), mark("Hockey"), mark("Tennis")),
    *(mark("Baseball"), mark("Softball")),
)
"""As ``sport_title`` names them."""
POSITIONS = (
    mark("attacker"),
    mark("midfielder"),
    mark("defender"),
    mark("goalie"),
    mark("receiver"),
    mark("center"),
    mark("rusher"),
    mark("guard"),
    mark("forward"),
    mark("attack"),
    mark("midfield"),
    mark("defense"),
    mark("back"),
    mark("halfback"),
    mark("setter"),
    mark("hitter"),
    mark("middle"),
    mark("libero"),
    mark("defenseman"),
    mark("serve"),
    mark("baseline"),
    mark("net"),
    mark("pitcher"),
    mark("batter"),
    mark("infielder"),
    mark("outfielder"),
)
"""Of the tags that a sport begins with. Other positions are abbreviations, or a coach's own."""


def told(sentence: str) -> str:
    """A sentence from below as the coach reads it; one that is not known stays as it is."""
    found = tr(sentence) if sentence else ""
    if found != sentence:
        return found
    for english, literals in _with_values():
        # Only what can fit is made an expression: making all of them takes 100 ms.
        if not all(words in sentence for words in literals):
            continue
        match = re.fullmatch(_expression(english), sentence, re.DOTALL)
        if match is not None:
            values = match.groupdict()
            for inside in ("why", "what", "kind"):  # a sentence in a sentence
                if inside in values:
                    values[inside] = told(values[inside])
            return tr(english, **values)
    return sentence


@cache
def _with_values() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Those with values in them, each with its words between the values. What is longer is tried first:
    a value may hold anything."""
    found = sorted((s for s in SENTENCES if "{" in s), key=len, reverse=True)
    return tuple((s, tuple(_FIELD.split(s)[::2])) for s in found)


def _expression(sentence: str) -> str:
    parts = _FIELD.split(sentence)
    names = (f"(?P<{part}>.+?)" if n % 2 else re.escape(part) for n, part in enumerate(parts))
    return "".join(names)

"""Builds the worker's image without a registry of images, starts it and lets it do a job.

    python -m tests.shows.worker_image [--folder DIR]     DIR keeps the base between runs

Needs Linux, root, buildah and debootstrap; says so and ends with 0 where they are absent. The base
is a fresh Debian 12 instead of the one of the image registry; packages come from wherever this
machine gets its own.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gpu_worker.job import result_from_value
from tests.support.control_plane import ControlPlane
from tests.support.fault_proxy import FaultProxy
from tests.support.ministack import Ministack
from tests.support.sdk_worker import LOOPBACK, SdkWorker
from tests.support.worker_orders import Desk, Orders

ROOT = Path(__file__).resolve().parents[2]
BASE, IMAGE = "localhost/reel-ballers-base", "localhost/reel-ballers-worker"
APT = Path("/etc/apt")


def why_not() -> str:
    """Why it cannot be done here; empty when it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "an image is built here by root on Linux"
    missing = [name for name in ("buildah", "debootstrap") if shutil.which(name) is None]
    return f"{' and '.join(missing)} not installed" if missing else ""


@dataclass(frozen=True, slots=True)
class Builder:
    """buildah with a store of its own under ``folder``."""

    folder: Path

    def command(self, *words: str) -> list[str]:
        places = ["--root", str(self.folder / "store"), "--runroot", str(self.folder / "run")]
        return ["buildah", *places, "--storage-driver", "vfs", *words]

    def run(self, *words: str) -> str:
        done = subprocess.run(
            self.command(*words), cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(f"buildah {words[0]} failed:\n{(done.stdout + done.stderr)[-3_000:]}")
        return done.stdout.strip()

    def has(self, image: str) -> bool:
        asked = subprocess.run(
            self.command("inspect", "--type", "image", image), capture_output=True, check=False
        )
        return asked.returncode == 0

    def base(self) -> None:
        """A minimal Debian 12 as an image."""
        if self.has(BASE):
            return
        rootfs = self.folder / "rootfs"
        words = ["debootstrap", "--variant=minbase", "--include=ca-certificates", "bookworm"]
        done = subprocess.run([*words, str(rootfs)], capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"debootstrap failed:\n{done.stdout[-2_000:]}")
        container = self.run("from", "scratch")
        self.run("add", "--quiet", container, str(rootfs), "/")
        self.run("commit", "--quiet", "--rm", container, BASE)
        shutil.rmtree(rootfs)

    def build(self) -> None:
        """The image, as the Dockerfile says."""
        self.run(
            "build",
            "--isolation=chroot",
            "--pull-never",
            f"--build-arg=BASE={BASE}",
            *self.where_packages_are(),
            f"--tag={IMAGE}",
            ".",
        )

    def where_packages_are(self) -> list[str]:
        """This machine's own ways to its packages, mounted for the build and not in the image."""
        machine = self.folder / "machine"
        machine.mkdir(exist_ok=True)
        lines = ["[global]", "cert = /machine/ca.crt"]
        asked = subprocess.run(
            [sys.executable, "-m", "pip", "config", "list"],
            capture_output=True,
            text=True,
            check=True,
        )
        for name, value in re.findall(r"\.((?:extra-)?index-url)='(.*)'", asked.stdout):
            lines.append(f"{name} = {value}")
        (machine / "pip.conf").write_text("\n".join(dict.fromkeys(lines)) + "\n")
        trusted = os.environ.get("SSL_CERT_FILE") or ssl.get_default_verify_paths().cafile
        shutil.copy(trusted or "/etc/ssl/certs/ca-certificates.crt", machine / "ca.crt")
        mounts = [f"{machine}/pip.conf:/etc/pip.conf:ro", f"{machine}:/machine:ro"]
        mounts += [f"{APT}/sources.list.d:{APT}/sources.list.d:ro"]
        own = [p for p in (APT / "apt.conf.d").glob("99*") if p.is_file()]
        mounts += [f"{path}:{path}:ro" for path in own]
        return [f"--volume={mount}" for mount in mounts]

    def config(self) -> dict[str, Any]:
        found = json.loads(self.run("inspect", "--type", "image", IMAGE))
        config: dict[str, Any] = found["OCIv1"]["config"]
        return config

    def size_mb(self) -> int:
        found = json.loads(self.run("images", "--json", IMAGE))
        text: str = found[0]["size"]
        number, unit = text.split()
        return round(float(number) * {"MB": 1, "GB": 1000, "kB": 0.001}[unit])


class ImageWorker(SdkWorker):
    """The image's own command inside a container, with the variables that the service gives."""

    def __init__(self, plane: ControlPlane, folder: Path, builder: Builder) -> None:
        self.builder = builder
        self.container = builder.run("from", "--pull-never", IMAGE)
        given = plane.worker_environment("image")
        given["REEL_BALLERS_STORAGE_HOSTS"] = LOOPBACK
        words = [word for pair in given.items() for word in ("--env", "=".join(pair))]
        command = ["run", "--isolation=chroot", *words, self.container, "--"]
        command += builder.config()["Cmd"]
        super().__init__(plane, folder, "image", command=builder.command(*command))

    def environment(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "HOME": str(self.folder)}

    def ask(self, *words: str) -> str:
        """What a program inside prints."""
        return self.builder.run("run", "--isolation=chroot", self.container, "--", *words)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, start, do a job, print; 1 when something is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--folder", type=Path)
    kept: Path | None = parser.parse_args(arguments).folder
    reason = why_not()
    if reason:
        print(f"skipped: {reason}")
        return 0
    with tempfile.TemporaryDirectory(prefix="worker-image-") as name:
        folder = kept if kept is not None else Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        return show(Builder(folder.absolute()), Path(name))


def show(builder: Builder, folder: Path) -> int:
    """The table."""
    begun = time.monotonic()
    builder.base()
    based = time.monotonic()
    builder.build()
    print(f"base    {based - begun:6.1f} s")
    print(f"image   {time.monotonic() - based:6.1f} s, {builder.size_mb()} MB")
    config = builder.config()
    print(f"runs    {' '.join(config['Cmd'])} as {config['User']}")
    with ControlPlane() as plane:
        worker = ImageWorker(plane, folder, builder)
        try:
            print(f"python  {worker.ask('python', '--version')}")
            print(f"ffmpeg  {worker.ask('ffmpeg', '-version').splitlines()[0]}")
            print(f"nvenc   {worker.ask('sh', '-c', 'ffmpeg -encoders 2>&1 | grep h264_nvenc')}")
            without = "import importlib.util as u; print(u.find_spec('PySide6') is None)"
            print(f"no Qt   {worker.ask('python', '-c', without)}")
            worker.start()
            first = plane.service.workers["image"].first_seen - worker.started_at
            print(f"asks    {first:6.2f} s after the start")
            return job(plane, folder)
        finally:
            worker.kill()
            builder.run("rm", worker.container)


def job(plane: ControlPlane, folder: Path) -> int:
    """One job through the image; 0 when its film is whole and is the one that was ordered."""
    from app.cloud.r2.bucket import Bucket

    with Ministack(folder / "s3") as s3, FaultProxy(s3.port) as proxy:
        bucket = Bucket(s3.config(endpoint=proxy.endpoint))
        orders = Orders(bucket, folder)
        order, begun = orders.one(), time.monotonic()
        ended = Desk(plane).do(order.value)
        print(f"job     {time.monotonic() - begun:6.2f} s, {ended['status']}")
        good = ended["status"] == "COMPLETED"
        if good:
            result = result_from_value(ended["output"])
            good = orders.check(order) == result
            print(f"film    {result.frames} frames, {result.bytes} bytes, {result.encoder}")
            print(f"plan    {'the same as here' if good else 'another one'}")
        else:
            print(ended)
        bucket.close()
        s3.close()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

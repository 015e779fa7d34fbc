# The render worker for RunPod serverless. Build it from the repository's root:
#   docker build --platform linux/amd64 -t reel-ballers-worker .
# BASE may be any Debian 12; nothing else is fetched but the packages pinned below.
ARG BASE=debian:bookworm-slim
FROM ${BASE}

# Debian's ffmpeg 5.1 encodes with NVENC from driver 470.57.02 on; the one that the desktop brings
# asks for a driver that many hosts do not have yet.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        ca-certificates ffmpeg python3 python3-venv \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/*

COPY requirements/worker.txt /opt/build/
RUN python3 -m venv /opt/reel-ballers \
    && /opt/reel-ballers/bin/pip install --no-cache-dir --require-hashes --no-deps \
        -r /opt/build/worker.txt \
    && find /opt/reel-ballers -path '*/imageio_ffmpeg/binaries/ffmpeg-*' -delete

COPY pyproject.toml README.md LICENSE /opt/build/
COPY app /opt/build/app
COPY gpu_worker /opt/build/gpu_worker
COPY resources /opt/build/resources
RUN cd /opt/build \
    && /opt/reel-ballers/bin/pip install --no-deps --no-index --no-build-isolation . \
    && cd / && rm -rf /opt/build \
    && useradd --uid 1000 --create-home worker

# "video" is what brings NVENC's library into the container.
ENV NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,video,utility \
    PATH=/opt/reel-ballers/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    REEL_BALLERS_FFMPEG=/usr/bin/ffmpeg \
    RUNPOD_LOG_LEVEL=INFO

USER worker
WORKDIR /home/worker
# Python is process 1 and gets the service's signals itself.
CMD ["python", "-P", "-m", "gpu_worker"]

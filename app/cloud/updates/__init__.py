"""Where newer versions are: their server (httpx) and the signature on its answer (cryptography)."""

"""Which licence libraries and packages are under: those that do not say it themselves, read by hand.

``LIBRARIES`` knows a library by the start of its file name, on Linux, Windows and macOS alike.
"""

from __future__ import annotations

import re
from importlib.metadata import Distribution

_FFMPEG = "LGPL-2.1-or-later, with x264 and x265 GPL-2.0-or-later"

LIBRARIES: tuple[tuple[str, str, str], ...] = (
    (r"(lib)?Qt6?\w*\.", "Qt 6", "LGPL-3.0-only"),
    (r"(lib)?Qt6", "Qt 6", "LGPL-3.0-only"),
    (r"(lib)?q\w+\.|lib(composeplatform|ibusplatform|xdg-shell|bradient|adwaita|qt-plugin|qxcb)",
     "Qt 6 (plugins)", "LGPL-3.0-only"),
    (r"(lib)?icu(data|i18n|uc)?", "ICU", "Unicode-3.0"),
    (r"(lib)?pyside6", "PySide6", "LGPL-3.0-only"),
    (r"(lib)?shiboken6", "Shiboken", "LGPL-3.0-only"),
    (r"ffmpeg-", "ffmpeg (a program of its own)", "GPL-3.0-or-later as built"),
    (r"(lib)?(avcodec|avformat|avutil|avfilter|avdevice|swscale|swresample|postproc)",
     "FFmpeg libraries", _FFMPEG),
    (r"(lib)?x264", "x264", "GPL-2.0-or-later"),
    (r"(lib)?x265", "x265", "GPL-2.0-or-later"),
    (r"(lib)?SvtAv1", "SVT-AV1", "BSD-3-Clause-Clear"),
    (r"(lib)?vpx", "libvpx", "BSD-3-Clause"),
    (r"(lib)?aom", "libaom", "BSD-2-Clause"),
    (r"(lib)?dav1d", "dav1d", "BSD-2-Clause"),
    (r"(lib)?vpl", "oneVPL", "MIT"),
    (r"(lib)?opus", "Opus", "BSD-3-Clause"),
    (r"(lib)?mp3lame", "LAME", "LGPL-2.0-or-later"),
    (r"(lib)?opencore-amr", "OpenCORE AMR", "Apache-2.0"),
    (r"(lib)?(gnutls)", "GnuTLS", "LGPL-2.1-or-later"),
    (r"(lib)?(nettle|hogweed)", "Nettle", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    (r"(lib)?gmp", "GMP", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    (r"(lib)?unistring", "libunistring", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    (r"(lib)?asound", "ALSA library", "LGPL-2.1-or-later"),
    (r"(lib)?(xcb|Xau|Xdmcp|X11)", "X.Org libraries", "MIT"),
    (r"(lib)?drm", "libdrm", "MIT"),
    (r"(lib)?(webp|sharpyuv)", "libwebp", "BSD-3-Clause"),
    (r"(lib)?avif", "libavif", "BSD-2-Clause"),
    (r"(lib)?png", "libpng", "libpng-2.0"),
    (r"(lib)?(jpeg|turbojpeg)", "libjpeg-turbo", "IJG AND BSD-3-Clause"),
    (r"(lib)?tiff", "libtiff", "libtiff"),
    (r"(lib)?openjp2", "OpenJPEG", "BSD-2-Clause"),
    (r"(lib)?lcms2", "Little CMS", "MIT"),
    (r"(lib)?freetype", "FreeType", "FTL OR GPL-2.0-only"),
    (r"(lib)?harfbuzz", "HarfBuzz", "MIT"),
    (r"(lib)?(raqm|fribidi)", "Raqm and FriBidi", "MIT, LGPL-2.1-or-later"),
    (r"(lib)?brotli", "Brotli", "MIT"),
    (r"(lib)?zstd", "Zstandard", "BSD-3-Clause OR GPL-2.0-only"),
    (r"(lib)?(z|zlib\w*)[\d.-]*\w*\.(so|dll|dylib|1)", "zlib", "Zlib"),
    (r"(lib)?(scipy_)?openblas", "OpenBLAS", "BSD-3-Clause"),
    (r"(lib)?(gfortran|quadmath|gcc_s|stdc\+\+)", "GCC runtime libraries",
     "GPL-3.0-or-later WITH GCC-exception-3.1"),
    (r"(lib)?python3", "Python", "PSF-2.0"),
    (r"(lib)?(ssl|crypto)[^/]*1[._]1", "OpenSSL 1.1", "OpenSSL"),
    (r"(lib)?(ssl|crypto)", "OpenSSL 3", "Apache-2.0"),
    (r"(lib)?ffi", "libffi", "MIT"),
    (r"(lib)?bz2", "bzip2", "bzip2-1.0.6"),
    (r"(lib)?lzma", "liblzma", "0BSD"),
    (r"(lib)?sqlite3", "SQLite", "blessing (public domain)"),
    (r"(lib)?uuid", "libuuid", "BSD-3-Clause"),
    (r"(lib)?expat", "Expat", "MIT"),
    (r"(lib)?mpdec", "libmpdec", "BSD-2-Clause"),
    (r"(vcruntime|msvcp|ucrtbase|api-ms-|concrt)", "Microsoft C++ runtime",
     "Visual Studio redistributable"),
    (r"opencv_videoio_ffmpeg", "FFmpeg libraries (OpenCV)", "LGPL-2.1-or-later"),
    (r"(lib)?(omp|tbb)", "OpenMP and TBB runtimes", "Apache-2.0"),
)  # fmt: skip

ASSETS = (
    ("Inter", "resources/fonts/Inter/*.otf", "OFL-1.1"),
    ("Bebas Neue", "resources/fonts/BebasNeue/*.otf", "OFL-1.1"),
    ("Material Design Icons 6 (qtawesome)", "qtawesome/fonts/materialdesignicons6*", "Apache-2.0"),
    ("certificates of the web (certifi)", "certifi/cacert.pem", "MPL-2.0"),
    ("service descriptions of S3 (botocore)", "botocore/data/s3/*/*", "Apache-2.0"),
)
"""Name, place in the bundle, licence."""

# What the packages' metadata does not say, or says of another part than ours.
KNOWN = {
    "pysqlite3": "Zlib",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyside6-essentials": "LGPL-3.0-only (chosen of the three offered)",
    "pyside6-addons": "LGPL-3.0-only (chosen of the three offered)",
    "shiboken6": "LGPL-3.0-only (chosen of the three offered)",
}
_CLASSIFIED = re.compile("License :: .*::")


def of_metadata(package: Distribution) -> str:
    """A package's own word: expression, then classifier, then free text; before them ``KNOWN``.

    Raises ``ValueError`` naming the package that says nothing.
    """
    name = package.name.lower().replace("_", "-")
    if name in KNOWN:
        return KNOWN[name]
    about = package.metadata
    expressions: list[str] = about.get_all("License-Expression") or []
    if expressions:
        return expressions[0]
    classifiers: list[str] = about.get_all("Classifier") or []
    named = [c.rpartition(" :: ")[2] for c in classifiers if _CLASSIFIED.match(c)]
    free = (about.get_all("License") or [""])[0].strip().splitlines()
    stated = ", ".join(named) or (free[0] if free else "")
    if not stated or stated == "UNKNOWN":
        raise ValueError(f"{package.name} does not say under which licence it is")
    return stated

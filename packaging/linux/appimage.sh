#!/bin/sh
# One file that runs on most Linux systems: dist/ReelBallers-VERSION-ARCH.AppImage.
#
#   python -m scripts.bundle --system bundle     the desktop's libraries come along
#   sh packaging/linux/appimage.sh               needs appimagetool (and the network, for its runtime)
#
# For CI: build on the oldest system it is to run on. glibc, the graphics driver and fontconfig's
# settings stay the system's.
set -eu
cd "$(dirname "$0")/../.."
number=$(python3 scripts/version.py)
arch=${ARCH:-$(uname -m)}
date=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
tree=build/AppDir
id=io.github.reel_ballers.ReelBallers
out="dist/ReelBallers-$number-$arch.AppImage"

[ -d dist/reel-ballers ] || { echo "There is no bundle; make one: python -m scripts.bundle --system bundle" >&2; exit 1; }
rm -rf "$tree"
python3 -m scripts.deb --tree "$tree"
printf 'appimage\n' >"$tree/usr/lib/reel-ballers/_internal/resources/updates/channel.txt"
cp "$tree/usr/share/applications/reel-ballers.desktop" "$tree/"
cp "$tree/usr/share/icons/hicolor/256x256/apps/reel-ballers.png" "$tree/"
ln -s reel-ballers.png "$tree/.DirIcon"
ln -s usr/lib/reel-ballers/reel-ballers "$tree/AppRun"
# appstreamcli wants the file under the entry's name.
mv "$tree/usr/share/metainfo/$id.metainfo.xml" "$tree/usr/share/metainfo/reel-ballers.appdata.xml"
SOURCE_DATE_EPOCH=$date ARCH=$arch appimagetool --no-appstream "$tree" "$out"
QT_QPA_PLATFORM=offscreen "$out" --selftest
echo "$out"

#!/bin/sh
# Makes the disk image of a frozen app: packaging/macos/build_dmg.sh APP OUT.dmg
#
# Signed and notarised where these are set, and not signed (but for the mark without which nothing
# starts on Apple's own processors) where they are not:
#   MACOS_SIGN_IDENTITY   "Developer ID Application: …", in a keychain that is unlocked
#   NOTARY_KEY_FILE, NOTARY_KEY_ID, NOTARY_ISSUER   the key (.p8) of App Store Connect
set -eu

if [ $# -ne 2 ] || [ ! -d "$1/Contents/MacOS" ]; then
    echo "Use: $0 'dist/Reel Ballers.app' OUT.dmg; freeze the app first (make bundle)." >&2
    exit 2
fi
app=$1
out=$2
here=$(cd "$(dirname "$0")" && pwd)
identity=${MACOS_SIGN_IDENTITY:--}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# With an identity: the hardened runtime, and a time of the signature that outlives the certificate.
sign() {
    if [ "$identity" = "-" ]; then
        codesign --force --sign - "$@"
    else
        codesign --force --timestamp --options runtime --sign "$identity" "$@"
    fi
}

# Inside out: first every program and library (ffmpeg is one of them), then the app around them.
find "$app/Contents" -type f \( -perm -u+x -o -name '*.dylib' -o -name '*.so' \) -print >"$work/all"
while IFS= read -r one; do
    case $(file -b "$one") in
        *Mach-O*executable*) sign --entitlements "$here/entitlements.plist" "$one" ;;
        *Mach-O*) sign "$one" ;;
    esac
done <"$work/all"
sign --entitlements "$here/entitlements.plist" "$app"
codesign --verify --deep --strict "$app"

mkdir "$work/image"
cp -R "$app" "$work/image/"
ln -s /Applications "$work/image/Applications"
rm -f "$out"
hdiutil create -volname "Reel Ballers" -srcfolder "$work/image" -fs HFS+ -format UDZO "$out"

if [ "$identity" = "-" ]; then
    echo "$out is not signed: macOS asks before it opens the app."
    exit 0
fi
codesign --force --timestamp --sign "$identity" "$out"
if [ -z "${NOTARY_KEY_FILE:-}" ]; then
    echo "$out is signed, not notarised: set NOTARY_KEY_FILE, NOTARY_KEY_ID and NOTARY_ISSUER."
    exit 0
fi
xcrun notarytool submit "$out" --wait --timeout 60m \
    --key "$NOTARY_KEY_FILE" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER"
xcrun stapler staple "$out"
spctl --assess --type open --context context:primary-signature --verbose "$out"

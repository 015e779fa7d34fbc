#!/bin/sh
# Puts the certificate of a release into a keychain of its own, for CI: packaging/macos/keychain.sh
#
#   MACOS_CERTIFICATE            the .p12 with certificate and key, base64
#   MACOS_CERTIFICATE_PASSWORD   what it is locked with
# Prints nothing of either. The keychain is the runner's and goes with it.
set -eu
: "${MACOS_CERTIFICATE:?the certificate, base64}" "${MACOS_CERTIFICATE_PASSWORD:?its password}"

keychain=${RUNNER_TEMP:?a folder for what is temporary}/release.keychain-db
file=$RUNNER_TEMP/release.p12
password=$(openssl rand -hex 24)
trap 'rm -f "$file"' EXIT
umask 077

printf '%s' "$MACOS_CERTIFICATE" | base64 --decode >"$file"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 7200 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$file" -k "$keychain" -P "$MACOS_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db

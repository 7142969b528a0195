#!/bin/sh
# On a Mac, after `python packaging/freeze.py`: signs the bundle, makes the disk image, has it notarised.
# IDENTITY ("Developer ID Application: ...") and PROFILE (of `xcrun notarytool store-credentials`) are your own; without
# them the image is unsigned, and the user must allow the program in System Settings. NEVER RUN YET.
set -eu
cd "$(dirname "$0")/../.."
version=$(python3 -c 'import hegang_desktop as h; print(h.__version__)')
app="dist/Hegang Desktop.app"
image="build/hegang-desktop-$version-$(uname -m).dmg"

if [ -n "${IDENTITY:-}" ]; then
    # inner code first: --deep signs in the wrong order
    find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -exec \
        codesign --force --options runtime --timestamp --sign "$IDENTITY" {} +
    codesign --force --options runtime --timestamp --entitlements packaging/macos/entitlements.plist \
        --sign "$IDENTITY" "$app"
    codesign --verify --strict --verbose=2 "$app"
fi
stage=$(mktemp -d)
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "Hegang Desktop" -srcfolder "$stage" -fs HFS+ -format UDZO -ov "$image"
rm -r "$stage"
if [ -n "${IDENTITY:-}" ] && [ -n "${PROFILE:-}" ]; then
    codesign --sign "$IDENTITY" --timestamp "$image"
    xcrun notarytool submit "$image" --keychain-profile "$PROFILE" --wait
    xcrun stapler staple "$image"
fi
"$app/Contents/MacOS/hegang-desktop" --self-test
echo "$image"

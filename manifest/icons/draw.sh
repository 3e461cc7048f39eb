#!/bin/sh
# Draws the two icons of the app package from their SVG sources.
# Needs rsvg-convert and optipng (Debian: apt-get install librsvg2-bin optipng).
set -eu
cd "$(dirname "$0")"
rsvg-convert --width 192 --height 192 --output ../color.png color.svg
rsvg-convert --width 32 --height 32 --output ../outline.png outline.svg
# -nc -nb -np: keep RGBA, so that the outline's transparency is plainly an alpha channel.
optipng -quiet -strip all -nc -nb -np ../color.png ../outline.png

#!/usr/bin/env bash
# Estimates each plan that is committed. Arguments: options of `ccg estimate`, then `--`, then the files that pre-commit adds.
set -euo pipefail
options=()
while [ "$#" -gt 0 ] && [ "$1" != -- ]; do
  options+=("$1")
  shift
done
[ "$#" = 0 ] || shift
if ! command -v ccg >/dev/null; then
  echo "ccg is not on the PATH: docs/ci.md says how to install it." >&2
  exit 1
fi
code=0
for plan; do
  ccg estimate "${options[@]+"${options[@]}"}" "$plan" || code=$?
done
exit "$code"

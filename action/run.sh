#!/usr/bin/env bash
# Installs the package that this action stands beside into an environment of its own, and checks the project with it.
# ARGUMENTS: more arguments for `ptm check`, one per line.
# Written for bash 3.2, which is what macOS has.
set -euo pipefail

# The checked-out code is a stranger's: no file in it may pose as a module of Python (hence also each `-I`).
unset PYTHONPATH

environment=$RUNNER_TEMP/ptm
python3 -I -m venv --without-pip "$environment"
python3 -I -m pip --python "$environment" install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH/.."

arguments=()
while IFS= read -r line; do
    if [[ -n $line ]]; then arguments+=("$line"); fi
done <<<"${ARGUMENTS-}"

results=$(mktemp -d "$RUNNER_TEMP/ptm-results.XXXXXX")
code=0
"$environment/bin/python" -I -m ptm_lsp check --locked --output-format github \
    --output-file "markdown:$results/summary.md" --output-file "sarif:$results/ptm.sarif" \
    ${arguments[@]+"${arguments[@]}"} || code=$?

echo "exit-code=$code" >>"$GITHUB_OUTPUT"
if [[ -f $results/ptm.sarif ]]; then echo "sarif=$results/ptm.sarif" >>"$GITHUB_OUTPUT"; fi
# `ptm` writes files whole; the summary of the job may already hold what other steps said.
if [[ -f $results/summary.md ]]; then cat "$results/summary.md" >>"$GITHUB_STEP_SUMMARY"; fi
exit "$code"

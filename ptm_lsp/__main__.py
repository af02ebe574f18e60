"""The two commands, `ptm` and `ptm-lsp`."""

import sys

from ptm_lsp import __version__

_INTERRUPTED = 130


def main() -> None:
    """Run `ptm`; the version is told before anything else is imported."""
    if sys.argv[1:] == ["--version"] and _takes(f"ptm {__version__}\n"):
        return
    try:
        from ptm_lsp.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are imported, or once more while the first is told
        code = _INTERRUPTED
    sys.exit(code)


def serve() -> None:
    """Run `ptm-lsp`, which is `ptm lsp`."""
    sys.argv[1:1] = ["lsp"]
    main()


def _takes(line: str) -> bool:
    """Whether standard output takes a line; why it does not is told by the command line itself."""
    if sys.stdout is None:
        return False
    try:
        sys.stdout.write(line)
        sys.stdout.flush()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()

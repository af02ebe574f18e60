"""Scans: what `ptm scan` costs cold, warm and with one file changed, beside Bandit, Semgrep and ripgrep in one run.

Run: `python benchmarks/scan.py [FOLDER …]`, over copies of the folders; by default over two generated projects, one in
which every tenth file loads a model, and one in which every fiftieth does.
`--growth` scans generated projects of 1,000 to 30,000 files instead. Tools that are not installed are named and left
out; nothing needs a network.
Figures are the best of three runs in which all tools and projects take turns: seconds of the clock and of all
processors together, which other programs on the machine disturb less; memory is that of the largest process.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

TURNS = 3
SIZES = (1_000, 3_000, 10_000, 30_000)
PACKAGE = 100  # files
OFTEN, SELDOM = 10, 50  # of so many files one loads a model
AN_HOUR = 3_600
COLD, CHANGED, WARM = "`ptm scan`, cold", "`ptm scan`, one file changed", "`ptm scan`, warm"
BANDIT, SEMGREP, RIPGREP = "Bandit, B615 only", "Semgrep, five patterns", "`rg -l from_pretrained`"

SEMGREP_RULES = """\
rules:
- id: unpinned
  languages: [python]
  severity: WARNING
  message: unpinned
  pattern-either:
  - pattern: $C.from_pretrained($ID, ...)
  - pattern: transformers.pipeline(..., model=$ID, ...)
  - pattern: sentence_transformers.SentenceTransformer($ID, ...)
  - pattern: huggingface_hub.hf_hub_download(...)
  - pattern: huggingface_hub.snapshot_download(...)
"""
LOADER = '''\
"""Loads a model."""

from transformers import AutoModel, AutoTokenizer

from {package}.settings import NAME


def load(name=NAME):
    """The model and its tokenizer."""
    return AutoModel.from_pretrained(name), AutoTokenizer.from_pretrained("acme/tiny-{number}")
'''
PLAIN = '''\
"""Does something else."""

import os


class Task{number}:
    """A piece of work."""

    def __init__(self, folder, size=10):
        self.folder = folder
        self.size = size
        self.files = []

    def collect(self):
        for name in sorted(os.listdir(self.folder)):
            if name.endswith(".txt") and len(self.files) < self.size:
                self.files.append(os.path.join(self.folder, name))
        return [self.measure(file) for file in self.files]

    def measure(self, file):
        with open(file) as stream:
            return sum(len(line.split()) for line in stream)
'''


class Cost(NamedTuple):
    """What a run of a program took."""

    seconds: float  # of the clock
    work: float  # seconds of all processors together
    memory: int  # bytes of the largest process


class Compared(NamedTuple):
    """A project, and what the tools took over it."""

    title: str
    costs: dict[str, list[Cost]]  # by tool


def generate(folder: Path, files: int, loading: int) -> None:
    """A project of packages, of whose files one in `loading` loads models; written as if an hour ago."""
    written = time.time() - AN_HOUR
    for number in range(files):
        package = f"package_{number // PACKAGE}"
        name, text = f"task_{number}.py", PLAIN.format(number=number)
        if number % PACKAGE == 0:
            name, text = "settings.py", f'NAME = "acme/settings-{number}"\n'
        elif number % loading == 1:
            name, text = f"load_{number}.py", LOADER.format(package=package, number=number)
        file = folder / package / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        os.utime(file, (written, written))


def run(command: list[str], variables: Mapping[str, str]) -> Cost:
    """What a command takes, whatever it finds."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **variables}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"`{' '.join(command)}` ended with {process.returncode}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def change(folder: Path, turn: int) -> None:
    """Give the largest program another content, as if some minutes ago."""
    file = max(folder.rglob("*.py"), key=lambda path: (path.stat().st_size, path))
    file.write_bytes(file.read_bytes() + b"# turn %d\n" % turn)
    written = time.time() - AN_HOUR / 2 + turn
    os.utime(file, (written, written))


def best(costs: list[Cost]) -> Cost:
    """The fastest of some runs."""
    return min(costs)


def commands(folder: Path, rules: Path) -> dict[str, list[str]]:
    """How each tool that is installed looks through a folder."""
    scan = [sys.executable, "-m", "ptm_lsp", "scan", "--output-format", "json", str(folder)]
    found = {
        COLD: [*scan[:4], "--no-cache", *scan[4:]],
        WARM: scan,
        CHANGED: scan,
        BANDIT: ["bandit", "-t", "B615", "-r", "-q", "-f", "json", str(folder)],
        SEMGREP: [
            "semgrep", "scan", "--quiet", "--json", "--metrics", "off", "--disable-version-check",
            "--no-git-ignore", "--config", str(rules), str(folder),
        ],
        RIPGREP: ["rg", "-l", "from_pretrained", str(folder)],
    }  # fmt: skip
    for name in [name for name, command in found.items() if not shutil.which(command[0])]:
        print(f"{name} is left out: `{found.pop(name)[0]}` is not installed")
    return found


def title(folder: Path, scan: list[str], variables: Mapping[str, str]) -> str:
    """What a project is, and how many of its programs name a model."""
    said = subprocess.run(scan, env={**os.environ, **variables}, stdout=subprocess.PIPE, check=True).stdout
    programs = sum(1 for _ in folder.rglob("*.py"))
    naming = len({one["path"] for one in json.loads(said)["references"] if one["path"].endswith(".py")})
    return f"{folder.name}: {programs:,} programs, {naming / max(1, programs):.0%} name models"


def compare(folders: list[Path]) -> list[Compared]:
    """What each tool takes over each folder; they take turns."""
    with tempfile.TemporaryDirectory() as scratch:
        copies = [Path(shutil.copytree(one, Path(scratch) / "copies" / one.name, symlinks=True)) for one in folders]
        rules = Path(scratch) / "rules.yml"
        rules.write_text(SEMGREP_RULES)
        variables = {"PTM_CACHE_DIR": str(Path(scratch) / "cache")}
        asked = {copy: commands(copy, rules) for copy in copies}
        found = {copy: Compared(title(copy, asked[copy][WARM], variables), {}) for copy in copies}
        for turn in range(TURNS):
            for copy, tools in asked.items():
                for name, command in tools.items():
                    if name == CHANGED:
                        change(copy, turn)
                    found[copy].costs.setdefault(name, []).append(run(command, variables))
    return [*found.values()]


def table(compared: list[Compared]) -> str:
    """The figures in Markdown: a column for each project; ratios are those to a cold scan, of ripgrep to a warm one."""
    names = list(dict.fromkeys(name for one in compared for name in one.costs))
    rows = [["", *(one.title for one in compared)], ["---"] * (len(compared) + 1)]
    rows += [[name, *(cell(one.costs, name) for one in compared)] for name in names]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def cell(costs: Mapping[str, list[Cost]], name: str) -> str:
    """What a tool takes, and how many times as much that is."""
    if name not in costs:
        return "–"
    seconds, work, memory = best(costs[name])
    said = f"{seconds:.2f} s, work {work:.2f} s, {memory / 1e6:.0f} MB"
    cold, warm = best(costs[COLD]), best(costs[WARM])
    if name == RIPGREP:
        return f"{said}; warm is {warm.seconds / seconds:.1f} ×"
    is_own = name in (COLD, CHANGED, WARM)
    return said if is_own else f"{said}: {seconds / cold.seconds:.1f} ×, work {work / cold.work:.1f} ×"


def grow() -> None:
    """Prints what scans of larger and larger projects take."""
    for files in SIZES:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "project"
            generate(folder, files, OFTEN)
            scan = [sys.executable, "-m", "ptm_lsp", "scan", "--output-format", "json", str(folder)]
            variables = {"PTM_CACHE_DIR": str(Path(scratch) / "cache")}
            cold = run(scan, variables)
            warm = best([run(scan, variables) for _ in range(TURNS)])
            print(
                f"{files:6,} files: cold {cold.seconds:6.2f} s, {1e6 * cold.work / files:5.0f} us of work a file, "
                f"{cold.memory / 1e6:4.0f} MB; warm {warm.seconds:5.2f} s, {warm.memory / 1e6:4.0f} MB"
            )


def main(names: list[str]) -> None:
    """Prints the figures."""
    if names == ["--growth"]:
        grow()
        return
    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path(name).resolve() for name in names]
        for loading in () if folders else (OFTEN, SELDOM):
            folders.append(Path(scratch) / f"generated-{loading}")
            generate(folders[-1], SIZES[0], loading)
        print(f"{len(os.sched_getaffinity(0))} cores\n\n{table(compare(folders))}")


if __name__ == "__main__":
    main(sys.argv[1:])

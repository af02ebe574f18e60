"""Commands: what a command line runs, whatever runs it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ptm_lsp.detect.commands.words import Arguments, Word, start

Language = Literal["python", "shell"]

_PYTHON = re.compile(r"(?:python|pypy)(?:\d(?:\.\d+)?)?w?(?:\.exe)?|ipython\d?")
_SHELL = frozenset({"ash", "bash", "dash", "sh", "zsh"})
_PLAIN = frozenset({"builtin", "command", "env", "exec", "nice", "nohup", "stdbuf", "sudo", "time", "tini", "xargs"})
_RUNNERS = frozenset({"hatch", "pdm", "pipenv", "pipx", "poetry", "rye", "uv", "conda", "mamba", "micromamba"})
_LAUNCHERS = frozenset({"accelerate", "deepspeed", "mpirun", "mpiexec", "srun", "torchrun", "torch.distributed.launch",
                        "torch.distributed.run", "accelerate.commands.launch"})  # fmt: skip
_CONTAINERS = frozenset({"docker", "nerdctl", "podman"})
_CONTAINER_FLAGS = frozenset({"-d", "-dit", "-i", "-it", "-t", "-ti", "--detach", "--init", "--interactive",
                              "--privileged", "--rm", "--tty"})  # fmt: skip
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
_DURATION = re.compile(r"[\d.]+[smhd]?")
_MOST_WRAPPERS = 8
# The program that an image runs, by a part of the image's name.
_IMAGES = (
    ("text-embeddings-inference", "text-embeddings-router"),
    ("text-generation-inference", "text-generation-launcher"),
    ("vllm-openai", "vllm.entrypoints.openai.api_server"),
    ("vllm/vllm", "vllm.entrypoints.openai.api_server"),
    ("llama.cpp:server", "llama-server"),
    ("llama.cpp", "llama-cli"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """A command line, understood."""

    words: tuple[Word, ...]  # all of them
    name: tuple[str, ...]  # what runs, and the words behind it: "hf", "download", …
    head: int  # the index of the word that is the first of the name; that of the image where it stands for a program
    arguments: tuple[Word, ...]  # the words behind the first one of the name
    is_script: bool = False  # whether a program of somebody's own runs
    code: tuple[Language, Word] | None = None  # a program among the words
    reads: Language | None = None  # the language of what it reads, where that is a program
    variables: tuple[Word, ...] = ()  # assignments that a container is given: `MODEL_ID=…`


def understood(words: Sequence[Word]) -> Command | None:
    """What a command line runs; None for one that is empty, or whose program is not known."""
    at = 0
    variables: tuple[Word, ...] = ()
    for _ in range(_MOST_WRAPPERS):
        at = _without_assignments(words, at)
        if at >= len(words):
            return None
        name = _base(words[at])
        behind = _behind_wrapper(words, at, name)
        if behind is not None:
            at = behind
        elif name in _CONTAINERS and at + 1 < len(words) and words[at + 1].text in ("run", "create"):
            at, variables = _image(words, at + 2)
            image = words[at].text if at < len(words) else ""
            program = image_program(image)
            if program is not None:
                return _command(words, at, program, variables=variables)
            at += 1
            if at < len(words) and start(words[at]).startswith("-"):  # options of the image's own program
                return _command(words, at - 1, _base(words[at - 1]), is_script=True, variables=variables)
        else:
            return _run(words, at, name, variables)
    return None


def image_program(image: str) -> str | None:
    """The program that runs in a container of an image, where it is known."""
    return next((program for part, program in _IMAGES if part in image), None)


def _run(words: Sequence[Word], at: int, name: str, variables: tuple[Word, ...]) -> Command | None:
    if _PYTHON.fullmatch(name) or (not name and "python" in start(words[at]).lower()):
        return _python(words, at + 1)
    if name in _SHELL:
        return _shell(words, at)
    if name in _LAUNCHERS:
        return _launched(words, at + 1)
    is_script = name.endswith((".py", ".sh")) or not words[at].text
    return _command(words, at, name, is_script=is_script, variables=variables)


def _command(
    words: Sequence[Word], at: int, name: str, *, is_script: bool = False, variables: tuple[Word, ...] = ()
) -> Command:
    return Command(
        words=tuple(words),
        name=(name, *(word.text for word in words[at + 1 :])),
        head=at,
        arguments=tuple(words[at + 1 :]),
        is_script=is_script,
        variables=variables,
    )


def _python(words: Sequence[Word], at: int) -> Command | None:
    """What `python …` runs."""
    while at < len(words):
        text = words[at].text
        if text == "-m" and at + 1 < len(words):
            module = words[at + 1].text
            if module in _LAUNCHERS:
                return _launched(words, at + 2)
            return _command(words, at + 1, module, is_script=True)
        if text == "-c" and at + 1 < len(words):
            return Command(words=tuple(words), name=("python",), head=0, arguments=(), code=("python", words[at + 1]))
        if text in ("-W", "-X"):
            at += 1
        elif not text.startswith("-"):
            return _command(words, at, _base(words[at]) or "script", is_script=True)
        at += 1
    return Command(words=tuple(words), name=("python",), head=0, arguments=(), reads="python")


def _shell(words: Sequence[Word], at: int) -> Command:
    for index in range(at + 1, len(words)):
        text = words[index].text
        if re.fullmatch(r"-[a-z]*c", text) and index + 1 < len(words):
            return Command(words=tuple(words), name=("sh",), head=at, arguments=(), code=("shell", words[index + 1]))
        if not text.startswith("-"):
            return _command(words, index, _base(words[index]) or "script", is_script=True)
    return Command(words=tuple(words), name=("sh",), head=at, arguments=(), reads="shell")


def _launched(words: Sequence[Word], at: int) -> Command | None:
    """The script or module that a launcher runs on many devices."""
    for index in range(at, len(words)):
        text = words[index].text
        if text in ("-m", "--module") and index + 1 < len(words):
            return _command(words, index + 1, words[index + 1].text, is_script=True)
        if text.endswith(".py") or text == "python" or _PYTHON.fullmatch(text):
            if _PYTHON.fullmatch(text):
                return _python(words, index + 1)
            return _command(words, index, _base(words[index]), is_script=True)
    return _command(words, at, "script", is_script=True) if at < len(words) else None


def _behind_wrapper(words: Sequence[Word], at: int, name: str) -> int | None:
    """The index of what a wrapper runs; None for what is no wrapper."""
    if name in _PLAIN or name == "uvx":
        return _behind_options(words, at + 1)
    if name == "timeout":
        at = _behind_options(words, at + 1)
        return at + 1 if at < len(words) and _DURATION.fullmatch(words[at].text) else at
    if name in _RUNNERS:
        run = next((index for index in range(at + 1, len(words)) if words[index].text in ("run", "exec")), None)
        return _behind_options(words, run + 1) if run is not None else len(words)
    return None


def _behind_options(words: Sequence[Word], at: int) -> int:
    takes = ("--with", "--python", "-p", "--from", "--extra", "--group", "-n", "-e", "--name", "-u", "-I", "--env-file")
    while at < len(words) and words[at].text.startswith("-"):
        at += 2 if words[at].text in takes else 1
    return at


def _image(words: Sequence[Word], at: int) -> tuple[int, tuple[Word, ...]]:
    """The index of a container's image, and the variables that the container is given."""
    given = Arguments.of(words[at:], _CONTAINER_FLAGS)
    variables = tuple(
        option.value for name in ("-e", "--env") for option in given.options.get(name, ()) if option.value is not None
    )
    image = given.positional[0] if given.positional else None
    return (next(index for index in range(at, len(words)) if words[index] is image), variables) if image else (
        len(words), variables)  # fmt: skip


def _without_assignments(words: Sequence[Word], at: int) -> int:
    while at < len(words) and _ASSIGNMENT.match(start(words[at])):
        at += 1
    return at


def _base(word: Word) -> str:
    """The name of a program without its folder."""
    return word.text[word.text.rfind("/") + 1 :]

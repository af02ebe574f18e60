"""Functions: what well-known functions give, by their dotted names."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from tree_sitter import Node

from ptm_lsp.detect.evaluation import objects, sequences, spelled
from ptm_lsp.detect.evaluation.calls import arguments
from ptm_lsp.detect.evaluation.commandline import all_options, typer_default
from ptm_lsp.detect.evaluation.strings import combined
from ptm_lsp.detect.value import (
    Folder,
    Known,
    Made,
    OwnClass,
    OwnFunction,
    Partial,
    Symbol,
    Unknown,
    Value,
    Values,
    literal,
)

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

Reader: TypeAlias = Callable[["Evaluator", Node], Values]


def _argument(position: int, *names: str) -> Reader:
    """Reads a function that gives one of its arguments as it is."""

    def read(evaluator: "Evaluator", call: Node) -> Values:
        given = arguments(evaluator, call).find(position, *names)
        return evaluator.possible(given) if given is not None else (evaluator.unknown(call),)

    return read


def _environment(evaluator: "Evaluator", call: Node) -> Values:
    given = arguments(evaluator, call)
    name, default = given.find(0, "key"), given.find(1, "default")
    fallback = evaluator.possible(default) if default is not None else ()
    return evaluator.variable(evaluator.possible(name) if name is not None else (), call, fallback)


def _folder(evaluator: "Evaluator", call: Node) -> Values:
    return (Folder(evaluator.code.shown(call)),)


def _joined(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `os.path.join`: a text where all parts are texts, otherwise a path."""
    parts = [evaluator.possible(node) for node in arguments(evaluator, call).positional]
    known = [part for values in parts for part in (literal("/"), values)][1:]
    return tuple(
        value if isinstance(value, Known) else Folder(evaluator.code.shown(call))
        for value in combined(evaluator, call, known)
    )


def _member(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `getattr(object, name, default)`."""
    given = arguments(evaluator, call)
    owner, name, default = given.find(0), given.find(1), given.find(2)
    names = evaluator.texts(name) if name is not None else ()
    fallback = evaluator.possible(default) if default is not None else ()
    found = [
        value
        for one in names
        for of in (evaluator.possible(owner) if owner is not None else ())
        for value in evaluator.member(of, one, call)
    ]
    kept = [value for value in found if not (fallback and isinstance(value, Unknown))]
    return (*kept, *fallback) or (evaluator.unknown(call),)


def _module(evaluator: "Evaluator", call: Node) -> Values:
    """The module that `importlib.import_module` gives."""
    given = arguments(evaluator, call).find(0, "name")
    names = evaluator.texts(given) if given is not None else ()
    return tuple(evaluator.symbol(Symbol(name, name))[0] for name in names) or (evaluator.unknown(call),)


def _partial(evaluator: "Evaluator", call: Node) -> Values:
    given = arguments(evaluator, call).find(0)
    found = evaluator.possible(given) if given is not None else ()
    return tuple(Partial(value, call) for value in found) or (evaluator.unknown(call),)


def _wrapped(name: str) -> Reader:
    """Reads a decorator that is called with a function, and gives one that does the same; or one that is set up."""

    def read(evaluator: "Evaluator", call: Node) -> Values:
        given = arguments(evaluator, call).positional[:1]
        found = [value for one in given for value in evaluator.possible(one)]
        functions = [value for value in found if isinstance(value, OwnFunction | OwnClass | Partial | Symbol)]
        return tuple(functions) or (Made(name, call),)

    return read


def _variables(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `vars(object)`; those of parsed arguments are all options of the command line."""
    found = _argument(0)(evaluator, call)
    return tuple(all_options(evaluator) if _is_parsed(value) else value for value in found)


def _is_parsed(value: Value) -> bool:
    return isinstance(value, Made) and value.by.endswith((".parse_args", ".parse_known_args"))


def _namespace(_: "Evaluator", call: Node) -> Values:
    return (Made("builtins.globals", call),)


def _class_of(evaluator: "Evaluator", call: Node) -> Values:
    found = [value for value in _argument(0)(evaluator, call) if isinstance(value, OwnClass)]
    return tuple(found) or (evaluator.unknown(call),)


_DECORATORS = ("functools.cache", "functools.lru_cache", "functools.singledispatch", "streamlit.cache_resource",
               "streamlit.cache_data", "streamlit.cache", "contextlib.contextmanager")  # fmt: skip
FUNCTIONS: Mapping[str, Reader] = {
    **dict.fromkeys(
        ("builtins.str", "builtins.iter", "typing.cast", "typing_extensions.cast", "copy.copy", "copy.deepcopy",
         "os.fspath", "os.path.normpath", "builtins.repr"), _argument(0)),
    "typing.cast": _argument(1, "val"),
    "typing_extensions.cast": _argument(1, "val"),
    **dict.fromkeys(("builtins.next", "random.choice", "builtins.max", "builtins.min"), sequences.one_of(0, "seq")),
    **dict.fromkeys(
        ("builtins.list", "builtins.tuple", "builtins.set", "builtins.frozenset", "builtins.sorted",
         "builtins.reversed", "tqdm.tqdm", "tqdm.auto.tqdm", "tqdm.notebook.tqdm", "rich.progress.track"),
        sequences.going_through()),
    "builtins.filter": sequences.going_through(1),
    "builtins.enumerate": sequences.numbered,
    "builtins.zip": sequences.side_by_side,
    "builtins.map": sequences.results,
    "itertools.starmap": sequences.results,
    "builtins.range": sequences.numbers,
    "builtins.dict": sequences.dictionary,
    "builtins.dict.fromkeys": sequences.with_keys,
    "builtins.getattr": _member,
    "builtins.type": _class_of,
    "builtins.vars": _variables,
    "builtins.globals": _namespace,
    "dataclasses.asdict": _argument(0),
    "builtins.__import__": _module,
    "importlib.import_module": _module,
    "functools.partial": _partial,
    **{name: _wrapped(name) for name in _DECORATORS},
    **{f"{name}.__call__": _argument(0) for name in _DECORATORS},
    "itertools.product": sequences.each_with_each,
    "itertools.chain": sequences.one_after_another,
    **dict.fromkeys(
        ("os.environ.get", "os.getenv", "environ.get", "os.environ.pop", "os.environ.setdefault"), _environment),
    **dict.fromkeys(("os.path.join", "posixpath.join"), _joined),
    **dict.fromkeys(
        ("os.path.abspath", "os.path.dirname", "os.path.expanduser", "os.path.realpath", "os.getcwd", "pathlib.Path",
         "pathlib.PurePath", "pathlib.Path.cwd", "pathlib.Path.home", "tempfile.mkdtemp",
         "tempfile.TemporaryDirectory", "kagglehub.model_download"), _folder),
    **dict.fromkeys(("streamlit.selectbox", "streamlit.radio", "streamlit.sidebar.selectbox",
                     "streamlit.sidebar.radio", "streamlit.select_slider"), sequences.one_of(1, "options")),
    **dict.fromkeys(("streamlit.text_input", "streamlit.sidebar.text_input"), _argument(1, "value")),
    **dict.fromkeys(("typer.Option", "typer.Argument", "fastapi.Query", "fastapi.Form", "fastapi.Body",
                     "fastapi.Header"), typer_default),
    **dict.fromkeys(("decouple.config", "environs.Env.str", "environs.Env.__call__", "starlette.config.Config.__call__",
                     "environ.Env.str"), _environment),
    **objects.MAKERS,
    **spelled.PARSERS,
    **dict.fromkeys(
        ("types.SimpleNamespace", "argparse.Namespace", "collections.OrderedDict", "collections.defaultdict",
         "easydict.EasyDict", "attrdict.AttrDict", "addict.Dict", "munch.Munch", "munch.munchify", "box.Box",
         "dotmap.DotMap", "ml_collections.ConfigDict", "ml_collections.config_dict.ConfigDict", "omegaconf.DictConfig",
         "mmcv.Config", "mmengine.Config", "mmengine.ConfigDict", "yacs.config.CfgNode",
         "types.MappingProxyType", "transformers.file_utils.ModelOutput"), sequences.dictionary),
}  # fmt: skip
# NOTE: these are known however they are imported, as what they give is a path.
FUNCTIONS_BY_LAST_WORD: Mapping[str, Reader] = dict.fromkeys(
    ("hf_hub_download", "snapshot_download", "model_file_download", "cached_file", "load_from_hub"), _folder
)
BUILTINS = frozenset({name.removeprefix("builtins.") for name in FUNCTIONS if name.startswith("builtins.")} | {"super"})

"""JavaScript and TypeScript: transformers.js, and the clients of the Hugging Face hub."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from tree_sitter import Node

from ptm_lsp.core.reference import HUGGINGFACE, Key, Origin, Reference, Slot, Target, Use
from ptm_lsp.core.text import Place, Source, Span
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.foreign import Grammar, Tree
from ptm_lsp.detect.javascript.names import Names
from ptm_lsp.detect.javascript.packages import DEFAULTS, DOWNLOADS, HOSTED, HUB, INFERENCE, TRANSFORMERS
from ptm_lsp.detect.javascript.values import JavaScriptValues, bare
from ptm_lsp.detect.line_comments import comment_at
from ptm_lsp.detect.naming.likely import likely
from ptm_lsp.detect.naming.rules import Named, hugging_face, tensorflow_hub
from ptm_lsp.detect.naming.targets import meant, revised
from ptm_lsp.detect.value import Known, Unknown, Values, known_texts


class _Loader(NamedTuple):
    name: str
    id: Node | None  # the expression that names the model
    options: Node | None  # the argument that holds the revision
    at: int  # the index that this argument has, or would have
    use: Use = "load"
    default: str | None = None


def read_javascript(file: str, text: str, grammar: Grammar) -> Document:
    """The document of a program."""
    tree = Tree(file, text, grammar)
    names = Names(tree)
    values = JavaScriptValues(tree, names)
    found = (
        one for call in names.calls for loader in _loaders(values, call) for one in _references(values, call, loader)
    )
    marked = (comment_at(tree, node, "/") for node in names.comments)
    return Document(
        file=file,
        references=tuple(sorted(found, key=lambda one: one.callee.span)),
        comments=tuple(comment for comment in marked if comment is not None),
        problems=tree.problems if tree.is_too_deep else (),  # a line without end was not written by hand
        sources={Source(file, None): tree.text},
        is_program=False,
    )


def _loaders(values: JavaScriptValues, call: Node) -> Iterator[_Loader]:
    """The loader that a call is, if it is one."""
    callee, given = call.child_by_field_name("function"), call.child_by_field_name("arguments")
    if callee is None or given is None or given.type != "arguments":
        return
    arguments = [child for child in given.named_children if child.type != "comment"]
    owner, name = _path(values, callee)
    module, original = values.names.imported.get(owner or name, ("", ""))
    first, second, third = (*arguments[:3], None, None, None)[:3]
    is_transformers = _is_module(module, TRANSFORMERS)
    is_pipeline = (original if not owner and original else name) == "pipeline"
    if name == "from_pretrained" and owner and (is_transformers or (not module and _imports(values, TRANSFORMERS))):
        label = f"{TRANSFORMERS[0]}.{original if original not in ('', '*') else owner}.from_pretrained"
        yield _Loader(label, first, second, 1)
    elif is_pipeline and (is_transformers or (not module and _is_for_task(values, first, second))):
        task = values.text(first) if first is not None else None
        yield _Loader(f"{TRANSFORMERS[0]}.pipeline", second, third, 2, default=DEFAULTS.get(task or ""))
    elif (
        name in HOSTED
        and first is not None
        and (owner or _is_module(module, INFERENCE))
        and _imports(values, INFERENCE)
    ):
        model = values.entries(first).get("model")
        if model is not None:
            yield _Loader(f"{INFERENCE[0]}.{name}", model, first, 0, use="hosted")
    elif name in DOWNLOADS and _is_module(module, HUB) and first is not None:
        yield from _download(values, name, first)
    elif name == "loadGraphModel" and first is not None:
        yield _Loader("tf.loadGraphModel", first, None, -1)


def _is_for_task(values: JavaScriptValues, task: Node | None, id_: Node | None) -> bool:
    """Whether a call is given a task of transformers.js and a model: how it got the function is of no matter then."""
    if task is None or id_ is None or values.text(task) not in DEFAULTS:
        return False
    return any(likely(text) is not None for text in known_texts(values.of(id_)))


def _download(values: JavaScriptValues, name: str, options: Node) -> Iterator[_Loader]:
    repository = values.entries(options).get("repo")
    if repository is None:
        return
    inner = values.entries(repository)
    kind = values.text(inner["type"]) if "type" in inner else None
    written = inner.get("name", repository)
    text = values.text(written) or ""
    if kind in (None, "model") and not text.startswith(("datasets/", "spaces/")):
        yield _Loader(f"{HUB[0]}.{name}", written, options, 0, use="download")


def _path(values: JavaScriptValues, callee: Node) -> tuple[str, str]:
    """The object and the name of what is called."""
    callee = bare(callee)
    if callee.type == "member_expression":
        owner, name = callee.child_by_field_name("object"), callee.child_by_field_name("property")
        if owner is not None and name is not None:
            return values.tree.of(owner), values.tree.of(name)
    return "", values.tree.of(callee) if callee.type == "identifier" else ""


def _is_module(module: str, names: tuple[str, ...]) -> bool:
    """Whether an import is one of some packages, also by the URL of a server of packages."""
    return any(module == name or f"/{name}" in module or module.startswith(f"{name}@") for name in names)


def _imports(values: JavaScriptValues, names: tuple[str, ...]) -> bool:
    return any(_is_module(module, names) for module, _ in values.names.imported.values())


def _references(values: JavaScriptValues, call: Node, loader: _Loader) -> Iterator[Reference]:
    callee = call.child_by_field_name("function") or call
    found: Values = values.of(loader.id) if loader.id is not None else ()
    named = meant(found, _tensorflow if loader.name.startswith("tf.") else hugging_face)
    targets: tuple[Target, ...] = named.targets
    if all(isinstance(value, Known) and value.value is None for value in found) and loader.default is not None:
        targets = (Target(key=Key(HUGGINGFACE, loader.default), written="", origin=Origin.IMPLICIT),)
    elif loader.use != "hosted" and not loader.name.startswith("tf."):
        targets = tuple(_revised(values, call, loader, target, len(targets)) for target in targets)
    unknown = named.unknown if not loader.name.startswith("tf.") else ()
    paths = named.paths if not loader.name.startswith("tf.") else ()
    if not targets and not unknown and not paths:
        return
    yield Reference(
        place=values.tree.place(call),
        callee=values.tree.place(callee),
        loader=loader.name,
        use=loader.use,
        targets=targets,
        dynamic=unknown[0].dynamic if unknown and not targets else None,
        local_path=paths[0] if paths and not targets and not unknown else None,
    )


def _tensorflow(text: str) -> Named | None:
    return tensorflow_hub(text) if "://" in text else None


def _revised(values: JavaScriptValues, call: Node, loader: _Loader, target: Target, count: int) -> Target:
    entries = values.entries(loader.options) if loader.options is not None else {}
    if "revision" in entries:
        return revised(target, values.of(entries["revision"]))
    if loader.options is not None and bare(loader.options).type != "object":
        unknown = Unknown("options that are handed on", values.shown(loader.options))
        return revised(target, (unknown,)) if not entries else target
    pin = _slot(values, call, loader) if count == 1 and target.origin is not Origin.IMPLICIT else None
    return replace(target, pin=pin) if pin is not None else target


def _slot(values: JavaScriptValues, call: Node, loader: _Loader) -> Slot | None:
    """Where the revision would go: into the object of options, or in one behind the last argument."""
    given = call.child_by_field_name("arguments")
    if given is None or given.has_error:
        return None
    if loader.options is not None:
        node = bare(loader.options)
        if any(child.type == "spread_element" for child in node.named_children):
            return None
        at = node.start_byte + 1
        return Slot(_at(values, at), " revision: '", "'," if node.named_child_count else "' ")
    arguments = [child for child in given.named_children if child.type != "comment"]
    if len(arguments) != loader.at:
        return None
    return Slot(_at(values, arguments[-1].end_byte), ", { revision: '", "' }")


def _at(values: JavaScriptValues, byte: int) -> Place:
    offset = values.tree.text.offset_of_byte(byte)
    return Place(values.tree.file, None, Span(offset, offset))

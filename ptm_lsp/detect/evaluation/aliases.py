"""Aliases: further names at which a loader of the program is called."""

from tree_sitter import Node

from ptm_lsp.detect.syntax.code import Code, field_of

_THROUGH = frozenset({
    "attribute", "parenthesized_expression", "conditional_expression", "boolean_operator", "dotted_name", "tuple",
    "expression_list", "list", "dictionary", "pair", "call",
})  # fmt: skip
_CACHING = frozenset({"cache", "lru_cache", "cache_resource", "cache_data"})


def called(code: Code, name: Node) -> Node | None:
    """The call whose function is this name, ends with it, or is an entry of it; None where it is not called."""
    callee: Node = name
    parent = code.parent(name)
    if parent is not None and parent.type == "attribute" and field_of(parent, "attribute") == name:
        callee, parent = parent, code.parent(parent)
    if parent is not None and parent.type == "subscript" and field_of(parent, "value") == callee:
        callee, parent = parent, code.parent(parent)
    if parent is None or parent.type != "call" or field_of(parent, "function") != callee:
        return None
    return parent


def handed_name(code: Code, name: Node) -> Node | None:
    """The dotted name that ends with a name, where it is an argument of a call."""
    parent = code.parent(name)
    whole = parent if parent is not None and parent.type == "attribute" else name
    if whole != name and field_of(whole, "attribute") != name:
        return None
    around = code.parent(whole)
    if around is not None and around.type == "keyword_argument" and field_of(around, "value") == whole:
        return whole
    return whole if around is not None and around.type == "argument_list" else None


def last_word(code: Code, callee: Node | None) -> str:
    """The last word of the dotted name of a callee; empty for anything else."""
    name = field_of(callee, "attribute") if callee is not None and callee.type == "attribute" else callee
    return code.of(name) if name is not None and name.type == "identifier" else ""


def is_partial(code: Code, call: Node) -> bool:
    """Whether a call stores a function and some of its arguments for later calls."""
    return last_word(code, field_of(call, "function")) in ("partial", "partialmethod")


def _is_caching(code: Code, call: Node) -> bool:
    """Whether a call gives a function that does what its argument does: `lru_cache(maxsize=1)(load)`."""
    callee = field_of(call, "function")
    callee = field_of(callee, "function") if callee is not None and callee.type == "call" else callee
    return last_word(code, callee) in _CACHING


def alias_of(code: Code, name: Node) -> str | None:
    """The further name that the program gives to what a name stands for: by import, assignment or inheritance."""
    child = name
    for parent in code.ancestors(name):
        match parent.type:
            case "aliased_import":
                alias = field_of(parent, "alias")
                return code.of(alias) if alias is not None else None
            case "assignment":
                left = field_of(parent, "left")
                if left is None or left == child:
                    return None
                target = field_of(left, "attribute") if left.type == "attribute" else left
                return code.of(target) if target is not None and target.type == "identifier" else None
            case "argument_list":
                owner = code.parent(parent)
                if owner is not None and owner.type == "class_definition":
                    named = field_of(owner, "name")
                    return code.of(named) if named is not None else None
                if owner is None or not (is_partial(code, owner) or _is_caching(code, owner)):
                    return None
                if parent.named_child(0) != child:
                    return None
            case "call" if child.type != "argument_list":
                return None
            case kind if kind not in _THROUGH:
                return None
        child = parent
    return None

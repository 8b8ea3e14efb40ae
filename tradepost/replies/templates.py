"""The templates of answers: Jinja2 in a sandbox, of which only what cannot run away is let in.

A template may show variables, choose with `if`, and go through a list (`for line in order.lines`), at most two deep.
It can call nothing, set nothing, include nothing, and its filters make no text much longer than it was: so the work is
bounded by its length. What it may name is known beforehand: anything else is refused when it is saved, by name.
"""

import time
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST = 5_000  # characters of a template, and of what comes out
MOST_NODES, DEEPEST, MOST_NESTED = 1_000, 25, 2
PATIENCE = 0.5  # seconds
FILTERS = (
    "abs", "capitalize", "d", "default", "first", "int", "join", "last", "length", "lower", "title", "trim",
    "truncate", "upper",
)  # fmt: skip
TESTS = ("defined", "none", "odd", "even", "eq", "ne", "lt", "le", "gt", "ge", "in")
LOOP = ("first", "last", "index", "length")
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.If, nodes.For,
    nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr,
    nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg, nodes.List, nodes.Tuple, nodes.Keyword,
)  # fmt: skip


class Refused(ValueError):
    """Why a template cannot be taken, in a sentence."""


def _join(value: Any, between: str = "") -> str:
    """Join a list; not the letters of a text, of which a chain would grow without end."""
    if not isinstance(value, list):
        raise Refused("join is for lists")
    return str(between).join(str(one) for one in value)


def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False)
    made.filters = {**{name: made.filters[name] for name in FILTERS}, "join": _join}
    made.tests = {name: made.tests[name] for name in TESTS}
    made.globals = {}
    return made


ENVIRONMENT = _environment()


def check(source: str, known: Collection[str]) -> None:
    """Refused, and why, unless this is a template over these variables ("order.number", "order.lines[].sku")."""
    if len(source) > LONGEST:
        raise Refused(f"has {len(source)} characters, at most {LONGEST} are allowed")
    try:
        tree = ENVIRONMENT.parse(source)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise Refused(f"line {line}: {error.message}" if line else str(error)) from error
    except (RecursionError, ValueError, OverflowError) as error:
        raise Refused("is nested too deeply, or holds a number that is too long") from error
    if sum(1 for _ in _all(tree, 0)) > MOST_NODES:
        raise Refused(f"has more than {MOST_NODES} parts")
    _Checked(known).body(tree.body, {}, 0)
    try:
        ENVIRONMENT.from_string(source)
    except (TemplateError, SyntaxError, RecursionError, MemoryError) as error:
        raise Refused(f"cannot be read: {error}") from error


def render(source: str, values: Mapping[str, Any]) -> str:
    """What a checked template says of these values; Refused when it comes out too long, or has to do too much."""
    until, parts, length = time.monotonic() + PATIENCE, [], 0
    try:
        for part in ENVIRONMENT.from_string(source).generate(values):
            parts.append(part)
            length += len(part)
            if length > LONGEST:
                raise Refused(f"comes out longer than {LONGEST} characters")
            if time.monotonic() > until:
                raise Refused(f"takes longer than {PATIENCE} s")
    except (TemplateError, TypeError, ValueError, ArithmeticError, AssertionError) as error:
        raise Refused(f"cannot be filled in: {error}") from error
    return "".join(parts).strip()


def nearest(name: str, known: Collection[str]) -> str:
    """What is to be said of a name that is almost a known one."""
    found = get_close_matches(name, known, n=1, cutoff=0.6)
    return f" (did you mean {found[0]}?)" if found else ""


def _all(node: nodes.Node, depth: int) -> Iterator[nodes.Node]:
    if depth > DEEPEST:
        raise Refused("is nested too deeply")
    for child in node.iter_child_nodes():
        yield child
        yield from _all(child, depth + 1)


class _Checked:
    """Goes through a template with what each name stands for: a loop's variable for the list's entries."""

    def __init__(self, known: Collection[str]) -> None:
        self.known = sorted(known)
        self.lists = {path.split("[]")[0] for path in known if "[]" in path}

    def body(self, of: Collection[nodes.Node], scope: Mapping[str, str], nested: int) -> None:
        for node in of:
            self.node(node, scope, nested)

    def node(self, node: nodes.Node, scope: Mapping[str, str], nested: int) -> None:
        if not isinstance(node, ALLOWED):
            raise Refused(
                f"line {node.lineno}: {type(node).__name__} is not for answers: show variables, use if and for"
            )
        if isinstance(node, nodes.For):
            self.loop(node, scope, nested)
        elif isinstance(node, (nodes.Name, nodes.Getattr)):
            self.path(node, scope)
        else:
            if isinstance(node, (nodes.Filter, nodes.Test)):
                offered = FILTERS if isinstance(node, nodes.Filter) else TESTS
                if node.name not in offered:
                    raise Refused(f"line {node.lineno}: {node.name} is none of {', '.join(offered)}")
            self.body(list(node.iter_child_nodes()), scope, nested)

    def loop(self, node: nodes.For, scope: Mapping[str, str], nested: int) -> None:
        if nested >= MOST_NESTED or node.recursive:
            raise Refused(f"line {node.lineno}: loops go at most {MOST_NESTED} deep")
        path = self.written(node.iter, scope)
        if path not in self.lists or not isinstance(node.target, nodes.Name):
            lists = ", ".join(sorted(self.lists)) or "none"
            raise Refused(f"line {node.lineno}: for goes through a list; the lists here are: {lists}")
        inside = {**scope, node.target.name: f"{path}[]", "loop": "loop"}
        if node.test is not None:
            self.node(node.test, inside, nested)
        self.body(node.body, inside, nested + 1)
        self.body(node.else_, scope, nested + 1)

    def path(self, node: nodes.Node, scope: Mapping[str, str]) -> None:
        path = self.written(node, scope)
        if path in self.known or path in self.lists or path in {f"loop.{name}" for name in LOOP}:
            return
        said = path or "this"
        raise Refused(
            f"line {node.lineno}: {said} is not known here{nearest(said, self.known)}. Known: {', '.join(self.known)}"
        )

    def written(self, node: nodes.Node, scope: Mapping[str, str]) -> str:
        if isinstance(node, nodes.Name):
            return scope.get(node.name, node.name)
        if isinstance(node, nodes.Getattr):
            return f"{self.written(node.node, scope)}.{node.attr}"
        return ""

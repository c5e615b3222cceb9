"""Every capability that has handlers, as the running programme composes them."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

import handlers
from handlers.kernel.feature import Feature


def every() -> tuple[Feature, ...]:
    """The features of all modules of `handlers`, by name."""
    return named(*(each.name for each in iter_modules(handlers.__path__)))


def also(request: pytest.FixtureRequest) -> list[str]:
    """What a story says it needs besides, by its marks."""
    return [name for mark in request.node.iter_markers("also") for name in mark.args]


def named(*modules: str) -> tuple[Feature, ...]:
    """The features of these modules, for stories that need no others."""
    found = {
        each.name: each
        for module in modules
        for each in vars(import_module(f"handlers.{module}")).values()
        if isinstance(each, Feature)
    }
    return tuple(found[name] for name in sorted(found))

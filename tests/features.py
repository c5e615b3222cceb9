"""Every capability that has handlers, as the running programme composes them."""

from importlib import import_module
from pkgutil import iter_modules

import handlers
from handlers.kit import Feature


def every() -> tuple[Feature, ...]:
    """The features of all modules of `handlers`, by name."""
    modules = (import_module(f"handlers.{each.name}") for each in iter_modules(handlers.__path__))
    found = {
        each.name: each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, Feature)
    }
    return tuple(found[name] for name in sorted(found))

"""YAML as analysts write it: dates stay text, and a key given twice is an error instead of the last one winning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from khabar.errors import CodebookError

_TIMESTAMP = "tag:yaml.org,2002:timestamp"


def _mapping(loader: Any, node: yaml.MappingNode) -> Any:
    """A mapping whose keys differ."""
    keys = [key.value for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} is given twice", node.start_mark)
    return loader.construct_mapping(node, deep=True)


def _loader(base: Any) -> Any:
    """The loader `base` without timestamps and with distinct keys."""
    loader: Any = type("Loader", (base,), {})
    loader.yaml_implicit_resolvers = {
        first: [resolver for resolver in resolvers if resolver[0] != _TIMESTAMP] for first, resolvers in base.yaml_implicit_resolvers.items()
    }
    loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
    return loader


_SLOW = _loader(yaml.SafeLoader)
_FAST = _loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def read_yaml(path: Path) -> Any:
    """What a YAML file holds; a file that is not YAML is a CodebookError that names the line."""
    try:
        text = path.read_text(encoding="utf-8")
        try:
            return yaml.load(text, Loader=_FAST)
        except yaml.YAMLError:  # libyaml refuses an anchor named twice, which YAML 1.2 allows
            return yaml.load(text, Loader=_SLOW)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: not readable as YAML: {error}") from error

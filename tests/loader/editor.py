"""How an editor reads YAML: to plain data, with numbers and booleans as YAML 1.2 or 1.1 has them."""

import re
from typing import Any, ClassVar

import yaml


class Yaml12(yaml.CSafeLoader):
    """Only what the core schema of YAML 1.2 calls null, boolean or number is one."""

    yaml_implicit_resolvers: ClassVar[dict[Any, Any]] = {}


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


def as_yaml_12(text: str) -> Any:
    """Plain data, read as YAML 1.2."""
    return yaml.load(text, Loader=Yaml12)


def as_yaml_11(text: str) -> Any:
    """Plain data, read as YAML 1.1."""
    return yaml.load(text, Loader=yaml.CSafeLoader)

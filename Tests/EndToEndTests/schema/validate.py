#!/usr/bin/env python3
"""Validates YAML files against a JSON Schema, like an editor.

usage: validate.py SCHEMA FILE…

Prints `FILE: path: message` for every error; exits with 1 if there are any, 2 if SCHEMA is not a valid schema.
Needs Debian's python3-jsonschema and python3-yaml.
"""
import json
import re
import sys

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

MOST_LEVELS = 256
MOST_ALIASED_VALUES = 1_000_000


class Unreadable(Exception):
    """The error of a file that is not YAML, or not YAML that a scenario can use."""


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Resolves plain scalars by the core schema of YAML 1.2, in which `no`, `1:30` and dates are strings."""

    yaml_implicit_resolvers = {}


def resolve(tag, pattern, first):
    CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


resolve("null", r"(?:~|null|Null|NULL|)\Z", ["~", "n", "N", ""])
resolve("bool", r"(?:true|True|TRUE|false|False|FALSE)\Z", "tTfF")
resolve("int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\Z", "-+0123456789")
resolve(
    "float",
    r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z",
    "-+.0123456789",
)


def integer(text):
    if text.startswith("0o"):
        return int(text[2:], 8)
    return int(text, 16 if text.startswith("0x") else 10)


SCALARS = {
    "tag:yaml.org,2002:null": lambda text: None,
    "tag:yaml.org,2002:bool": lambda text: text.lower() == "true",
    "tag:yaml.org,2002:int": integer,
    "tag:yaml.org,2002:float": lambda text: float(re.sub(r"\.(?=[in])", "", text.lower())),
    "tag:yaml.org,2002:str": str,
}


class Values:
    """Converts composed nodes to values. Keys are strings, as written."""

    def __init__(self):
        self.count = 0

    def value(self, node, level=1):
        self.count += 1
        if self.count > MOST_ALIASED_VALUES:
            raise Unreadable("aliases expand to too many values")
        if level > MOST_LEVELS:
            raise Unreadable("nested too deeply, or an alias refers to itself")
        if isinstance(node, yaml.SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
            return [self.value(element, level + 1) for element in node.value]
        if isinstance(node, yaml.MappingNode) and node.tag == "tag:yaml.org,2002:map":
            return self.mapping(node, level)
        if isinstance(node, yaml.ScalarNode) and node.tag in SCALARS:
            return SCALARS[node.tag](node.value)
        raise Unreadable(f"{place(node.start_mark)}the tag {node.tag} is not supported")

    def mapping(self, node, level):
        result = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Unreadable(f"{place(key.start_mark)}a key must be a word")
            if key.value in result:
                raise Unreadable(f"{place(key.start_mark)}the key {key.value!r} is given a second time")
            result[key.value] = self.value(value, level + 1)
        return result


def place(mark):
    return f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""


def load(path):
    """The value of a YAML file; an empty file is null."""
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
        node = yaml.compose(text, Loader=CoreLoader)
        return None if node is None else Values().value(node)
    except (OSError, UnicodeDecodeError, RecursionError, yaml.reader.ReaderError) as error:
        raise Unreadable(str(error).replace("\n", " ")) from error
    except yaml.MarkedYAMLError as error:
        raise Unreadable(place(error.problem_mark) + (error.problem or error.context or "no YAML")) from error


def path_text(path):
    """`messages[0].bubbles[1].text`, or `(root)`."""
    text = ""
    for component in path:
        if isinstance(component, int):
            text += f"[{component}]"
        else:
            text += ("." if text else "") + component
    return text or "(root)"


def message(error):
    text = error.message
    if error.validator == "pattern" and "patternErrorMessage" in error.schema:
        text = f"{error.instance!r}: {error.schema['patternErrorMessage']}"
    return text if len(text) <= 300 else f"{text[:200]} … {text[-80:]}"


def findings(error):
    """The causes of an error, as (path, message). Alternatives of another type are left out."""
    if not error.context:
        yield path_text(error.absolute_path), message(error)
        return
    branches = {}
    for cause in error.context:
        branches.setdefault(cause.relative_schema_path[0], []).append(cause)
    meant = [
        causes
        for causes in branches.values()
        if not any(cause.validator == "type" and not cause.relative_path for cause in causes)
    ]
    if len(meant) == 1:
        for cause in meant[0]:
            yield from findings(cause)
    else:
        causes = [cause for causes in meant or branches.values() for cause in causes[:1]]
        yield path_text(error.absolute_path), " — or: ".join(dict.fromkeys(map(message, causes)))


def errors(validator, path):
    """The errors of a file, as (path, message), without duplicates."""
    try:
        value = load(path)
    except Unreadable as error:
        return [("(file)", str(error))]
    found = (finding for error in validator.iter_errors(value) for finding in findings(error))
    return list(dict.fromkeys(found))


def validator(path):
    with open(path, encoding="utf-8") as file:
        return checker(json.load(file))


def checker(schema):
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def main(arguments):
    if len(arguments) < 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    try:
        checker = validator(arguments[0])
    except (OSError, ValueError, SchemaError) as error:
        print(f"{arguments[0]}: {getattr(error, 'message', error)}", file=sys.stderr)
        return 2
    status = 0
    for path in arguments[1:]:
        for where, what in errors(checker, path):
            print(f"{path}: {where}: {what}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

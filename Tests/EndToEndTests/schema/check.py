#!/usr/bin/env python3
"""Checks what the schema of scenario files accepts and rejects, and that a sample uses all of it.

usage: check.py PROGRAM

PROGRAM prints the schema with `PROGRAM schema`.
Needs Debian's python3-jsonschema and python3-yaml.
"""
import json
import subprocess
import sys
from pathlib import Path

from jsonschema import Draft202012Validator
from jsonschema.validators import extend

sys.dont_write_bytecode = True
import validate  # noqa: E402

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parents[2]
TESTS = PACKAGE / "Tests/ScenariosTests"
SAMPLE = TESTS / "Valid/every-key.yaml"

# Files that only the program can reject.
BEYOND_A_SCHEMA = {
    "device-without-room.yaml": "adds up the parts of a device, some of which come from a preset",
    "file-missing.yaml": "looks for a file",
    "friends-and-groups.yaml": "depends on earlier steps",
    "insight-switch.yaml": "compares the aliases of rich menus",
    "rich-menu-shapes.yaml": "divides a width by a height",
    "step-inside.yaml": "depends on earlier steps",
    "step-menu-turned-off.yaml": "compares a step with the account",
    "step-no-cascade-unknown-user.yaml": "compares users' names",
    "step-no-messages.yaml": "compares messages' names",
    "step-not-delivered.yaml": "depends on a message's recipients and earlier steps",
    "step-not-sent-yet.yaml": "compares times",
    "step-outside.yaml": "depends on earlier steps",
    "step-outside-once.yaml": "depends on earlier steps",
    "step-time-back.yaml": "compares times",
}

# Properties for completion only, not for validation, and the one that a sample with several rich menus can't have.
ONLY_OFFERED = {
    "$defs/account/properties/richMenu",
    "$defs/bubbleOfText/properties/file",
    "$defs/richMenu/properties/richMenuId",
}


def accepted(checker):
    files = sorted(PACKAGE.glob("Scenarios/**/*.yaml")) + sorted(TESTS.glob("Valid/*.yaml"))
    for file in files:
        for where, what in validate.errors(checker, file):
            yield f"{file.relative_to(PACKAGE)}: {where}: {what}"


def rejected(checker):
    for file in sorted(TESTS.glob("Invalid/*.yaml")):
        is_rejected = bool(validate.errors(checker, file))
        if is_rejected == (file.name in BEYOND_A_SCHEMA):
            outcome = "rejected, though listed as beyond a schema" if is_rejected else "not rejected"
            yield f"{file.relative_to(PACKAGE)}: {outcome}"


def rejected_steps(checker):
    """Yields the steps of the file that are not rejected."""
    file = HERE / "rejected-steps.yaml"
    for step in validate.load(file)["steps"]:
        if checker.is_valid({"scenario": "A step", "steps": [step]}):
            yield f"{file.relative_to(PACKAGE)}: not rejected: {step}"


def unused(schema):
    """Yields properties of the schema that the sample does not use. Equal names with equal references count once."""
    used = set()

    def identity(name, subschema):
        alias = subschema.get("$ref") if isinstance(subschema, dict) and len(subschema) == 1 else None
        return (name, alias) if alias else id(subschema)

    def properties(validator, subschemas, instance, parent):
        if isinstance(instance, dict):
            used.update(identity(name, sub) for name, sub in subschemas.items() if name in instance)
        yield from Draft202012Validator.VALIDATORS["properties"](validator, subschemas, instance, parent)

    recorder = extend(Draft202012Validator, {"properties": properties})(schema)
    list(recorder.iter_errors(validate.load(SAMPLE)))

    def walk(node, path):
        if isinstance(node, list):
            for index, element in enumerate(node):
                yield from walk(element, f"{path}/{index}")
        elif isinstance(node, dict):
            for key, value in node.items():
                if key == "properties":
                    for name, sub in value.items():
                        if identity(name, sub) not in used and f"{path}/{key}/{name}" not in ONLY_OFFERED:
                            yield f"{SAMPLE.relative_to(PACKAGE)}: does not use {path}/{key}/{name}"
                if key not in ("if", "examples", "default", "const", "enum"):
                    yield from walk(value, f"{path}/{key}" if path else key)

    yield from walk(schema, "")


def main():
    printed = subprocess.run([sys.argv[1], "schema"], check=True, capture_output=True).stdout
    checker = validate.checker(json.loads(printed))
    problems = [
        *accepted(checker), *rejected(checker), *rejected_steps(checker), *unused(checker.schema),
    ]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

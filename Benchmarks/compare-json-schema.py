#!/usr/bin/env python3
"""Compares the speed of JSONSchema with jsonschema-rs and jsonschema, in alternating rounds.

Builds the benchmark, makes a virtual environment in a temporary folder with the peers, and gives every engine the same
schemas, compiled beforehand, and the same instances, parsed beforehand:

- `suite`: the required tests of JSON Schema 2020-12, one validation each (the folder `json-schema` of ASSAY_DATA, else
  of ../shared/data beside the checkout; without it the tests are left out);
- `orders`: a response of 1 MB, an array of orders, by a schema with references, formats and patterns.

Then a description of 2 MB with 1,000 operations is read and its schemas are compiled, as JSON and as YAML.

The peers are called from Python, and jsonschema-rs reads the values of Python in each call, for which it offers no way
around. Each engine's cost with the schema `true` on the same instances is measured too, which is the call and little
else; `net` is without it. Formats are annotations for all. Nothing is subtracted from the time by which the exit status
is decided.

    Benchmarks/compare-json-schema.py [--rounds N] [--binary PATH] [--python PATH]

Exits with 1 where verdicts differ from the suite's, or a validation of the suite takes more than 5 microseconds.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import venv

PEERS = ["jsonschema-rs==0.61.0", "jsonschema==4.26.0"]
FOLDER = pathlib.Path(__file__).resolve().parent
MOST_NANOSECONDS = 5_000

PEER_DRIVER = """
import json, sys, time
data = json.load(open(sys.argv[1]))
name = sys.argv[2]
if name == "jsonschema-rs":
    import jsonschema_rs
    registry = jsonschema_rs.Registry(list(data["documents"].items()))
    make = lambda schema: jsonschema_rs.validator_for(schema, registry=registry, validate_formats=False)
else:
    import jsonschema, referencing
    from referencing.jsonschema import DRAFT202012
    documents = [(uri, DRAFT202012.create_resource(each)) for uri, each in data["documents"].items()]
    registry = referencing.Registry().with_resources(documents)
    def make(schema):
        cls = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)
        return cls(schema, registry=registry)
groups = {}
anything = make(True).is_valid
for group, cases in data["groups"].items():
    instances = []
    for case in cases:
        check = make(case["schema"]).is_valid
        instances += [(check, instance) for instance in case["instances"]]
    groups[group] = ([case["schema"] for case in cases], instances)
for line in sys.stdin:
    work, group, *rest = line.split()
    schemas, instances = groups[group]
    if work == "verdicts":
        print("".join("1" if check(instance) else "0" for check, instance in instances), flush=True)
        continue
    numbers = range(int(rest[0]))
    start = time.process_time_ns()
    for _ in numbers:
        if work == "validate":
            for check, instance in instances:
                check(instance)
        elif work == "overhead":
            for _, instance in instances:
                anything(instance)
        else:
            for schema in schemas:
                make(schema)
    print(time.process_time_ns() - start, flush=True)
"""


class Engine:
    def __init__(self, name, command):
        self.name = name
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} ended early")
        return line.rstrip("\n")

    def time(self, work, group, count=1):
        """Nanoseconds of processor time for one go."""
        return int(self.ask(f"{work} {group} {count}")) / count

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)


def suite():
    """The cases of the published tests, what they expect, and the documents that they refer to."""
    data = pathlib.Path(os.environ.get("ASSAY_DATA", FOLDER.parent.parent / "shared/data")) / "json-schema"
    cases, expected, documents = [], "", {}
    for path in sorted((data / "tests/draft2020-12").glob("*.json")):
        for case in json.loads(path.read_text()):
            # The regular expressions of Python have no classes by Unicode property.
            if r"\\p{" in json.dumps(case["schema"]):
                continue
            cases.append({"schema": case["schema"], "instances": [test["data"] for test in case["tests"]]})
            expected += "".join("1" if test["valid"] else "0" for test in case["tests"])
    for path in sorted((data / "remotes").rglob("*.json")):
        name = path.relative_to(data / "remotes").as_posix()
        # Those of other drafts name their own rules, which not every engine can be told of beforehand.
        if not name.startswith(("draft", "v1/")) or name.startswith("draft2020-12/"):
            documents["http://localhost:1234/" + name] = json.loads(path.read_text())
    return cases, expected, documents


def orders():
    """A schema and a response of about 1 MB that is valid by it."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["orders", "total"],
        "properties": {"orders": {"type": "array", "items": {"$ref": "#/$defs/order"}}, "total": {"type": "integer"}},
        "additionalProperties": False,
        "$defs": {
            "order": {
                "type": "object",
                "required": ["id", "status", "customer", "lines", "placed"],
                "properties": {
                    "id": {"type": "string", "pattern": "^ord_[0-9a-f]{12}$"},
                    "status": {"enum": ["open", "paid", "shipped", "returned"]},
                    "placed": {"type": "string", "format": "date-time"},
                    "customer": {"$ref": "#/$defs/customer"},
                    "lines": {"type": "array", "minItems": 1, "maxItems": 20, "items": {"$ref": "#/$defs/line"}},
                    "note": {"type": ["string", "null"], "maxLength": 200},
                },
                "additionalProperties": False,
            },
            "customer": {
                "type": "object",
                "required": ["email", "name"],
                "properties": {
                    "name": {"type": "string", "minLength": 1, "maxLength": 80},
                    "email": {"type": "string", "format": "email"},
                    "address": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/address"}]},
                },
            },
            "address": {
                "type": "object",
                "required": ["city", "zip"],
                "properties": {"city": {"type": "string"}, "zip": {"type": "string", "pattern": "^[0-9]{5}$"}},
            },
            "line": {
                "type": "object",
                "required": ["sku", "quantity", "price"],
                "properties": {
                    "sku": {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{4}$"},
                    "quantity": {"type": "integer", "minimum": 1, "maximum": 999},
                    "price": {"type": "number", "minimum": 0, "multipleOf": 0.25},
                },
            },
        },
    }
    made = []
    for number in range(2_400):
        made.append(
            {
                "id": f"ord_{number:012x}",
                "status": ["open", "paid", "shipped", "returned"][number % 4],
                "placed": f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:30:00Z",
                "customer": {
                    "name": f"Customer {number}",
                    "email": f"customer{number}@example.com",
                    "address": None if number % 3 == 0 else {"city": "Hamburg", "zip": f"{20000 + number % 9999}"},
                },
                "lines": [
                    {"sku": f"ABC-{line + number % 9000:04}", "quantity": line + 1, "price": (number * 7 + line) % 9999 / 4}
                    for line in range(number % 4 + 1)
                ],
                "note": None if number % 2 else "leave it at the door",
            }
        )
    return schema, {"orders": made, "total": len(made)}


def description():
    """An API description of about 2 MB with 1,000 operations."""
    text = "What it is for, in a sentence or two that a person would write, with as many words as people use. "
    paths, schemas = {}, {}
    for number in range(500):
        name = f"Thing{number}"
        schemas[name] = {
            "type": "object",
            "description": text * 2,
            "required": ["id", "name"],
            "properties": {
                "id": {"type": "string", "format": "uuid", "readOnly": True, "description": text},
                "name": {"type": "string", "minLength": 1, "maxLength": 80, "pattern": f"^[a-z{number % 10}]+$"},
                "kind": {"type": "string", "enum": ["a", "b", "c"], "description": text},
                "amount": {"type": "number", "minimum": 0, "description": text},
                "parent": {"$ref": f"#/components/schemas/Thing{number // 2}"},
                "others": {"type": "array", "items": {"$ref": f"#/components/schemas/Thing{(number * 7) % 500}"}},
                "labels": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        }
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        fault = {"$ref": "#/components/responses/Fault"}
        identifier = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
        paths[f"/things{number}/{{id}}"] = {
            "get": {
                "operationId": f"get{name}",
                "summary": text,
                "description": text * 2,
                "parameters": [
                    identifier,
                    {"name": "expand", "in": "query", "description": text, "schema": {"type": "boolean"}},
                    {"$ref": "#/components/parameters/limit"},
                ],
                "responses": {"200": {"description": text, "content": content}, "404": fault, "default": fault},
            },
            "put": {
                "operationId": f"put{name}",
                "summary": text,
                "description": text * 2,
                "parameters": [identifier],
                "requestBody": {"required": True, "description": text, "content": content},
                "responses": {"200": {"description": text, "content": content}, "409": fault, "default": fault},
            },
        }
    schemas["Fault"] = {"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}}}
    fault = {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {"Fault": {"description": text, "content": fault}},
            "parameters": {"limit": {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100}}},
        },
    }


def yaml(value, indent=0):
    """The block style of YAML, as people write it; every scalar is JSON's, which YAML takes."""
    space = "  " * indent
    lines = []
    for key, item in value.items() if isinstance(value, dict) else ((None, item) for item in value):
        lead = space + ("- " if key is None else json.dumps(key) + ":")
        if not isinstance(item, (dict, list)) or not item:
            lines.append(lead + ("" if key is None else " ") + json.dumps(item))
        elif key is None and isinstance(item, dict):
            lines.append(space + "- " + yaml(item, indent + 1).lstrip(" "))
        else:
            lines += [lead.rstrip(), yaml(item, indent + 1)]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--binary", help="an already built JSONSchemaBenchmark")
    parser.add_argument("--python", help="a Python that has the peers")
    options = parser.parse_args()
    binary = options.binary
    if binary is None:
        build = ["swift", "build", "-c", "release", "--package-path", str(FOLDER), "--product", "JSONSchemaBenchmark"]
        subprocess.run(build, check=True)
        binary = FOLDER / ".build/release/JSONSchemaBenchmark"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        python = options.python
        if python is None:
            venv.create(folder / "venv", with_pip=True)
            python = folder / "venv/bin/python"
            subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS], check=True)
        return measure(binary, python, folder, options.rounds)


def measure(binary, python, folder, rounds):
    cases, expected, documents = suite()
    schema, response = orders()
    groups = {"orders": [{"schema": schema, "instances": [response]}]}
    if cases:
        groups["suite"] = cases
    else:
        print("the published tests are not there and left out")
    file = folder / "cases.json"
    file.write_text(json.dumps({"documents": documents, "groups": groups}))
    engines = [Engine("ours", [str(binary), str(file)])]
    for peer in ["jsonschema-rs", "jsonschema"]:
        engines.append(Engine(peer, [str(python), "-c", PEER_DRIVER, str(file), peer]))
    failures = compare(engines, groups, expected, rounds)
    describe(engines[0], folder, rounds)
    for engine in engines:
        engine.close()
    for failure in failures:
        print(failure)
    return 1 if failures else 0


def compare(engines, groups, expected, rounds):
    failures = []
    # As many goes as take about 50 milliseconds.
    counts, times = {}, {}
    for engine in engines:
        for group in groups:
            verdicts = engine.ask(f"verdicts {group}")
            wanted = expected if group == "suite" else "1"
            if verdicts != wanted:
                wrong = sum(one != other for one, other in zip(verdicts, wanted))
                print(f"{engine.name}: {wrong} of {len(wanted)} verdicts of {group} differ from what is expected")
                if engine.name == "ours":
                    failures.append(f"verdicts of {group} are wrong")
            for work in ["validate", "overhead", "compile"]:
                key = (engine, work, group)
                counts[key] = max(1, int(50e6 / max(1.0, engine.time(work, group))))
                times[key] = []
    for _ in range(rounds):
        for group in groups:
            for work in ["validate", "overhead", "compile"]:
                for engine in engines:
                    key = (engine, work, group)
                    times[key].append(engine.time(work, group, counts[key]))
    medians = {key: statistics.median(values) for key, values in times.items()}
    print(f"processor time in nanoseconds, medians of {rounds} alternating rounds; net is without `true`'s cost")
    print(f"{'group':<8} {'engine':<14} {'validation':>12} {'true':>10} {'net':>12} {'schema':>10}   ratios to ours")
    for group, cases in groups.items():
        validations = sum(len(case["instances"]) for case in cases)
        base = None
        for engine in engines:
            whole = medians[engine, "validate", group] / validations
            empty = medians[engine, "overhead", group] / validations
            compiling = medians[engine, "compile", group] / len(cases)
            row = (whole, whole - empty, compiling)
            base = base or row
            ratios = "  ".join(f"{one / max(other, 1.0):.1f}x" for one, other in zip(row, base))
            print(
                f"{group:<8} {engine.name:<14} {whole:>12.0f} {empty:>10.0f} {whole - empty:>12.0f} {compiling:>10.0f}"
                f"   validation, net, compiling: {ratios}"
            )
        if group == "suite" and base and base[0] > MOST_NANOSECONDS:
            failures.append(f"a validation of the suite takes {base[0]:.0f} ns")
    return failures


def describe(ours, folder, rounds):
    made = description()
    texts = {"JSON": json.dumps(made, indent=1), "YAML": yaml(made) + "\n"}
    for name, text in texts.items():
        path = folder / f"description.{name.lower()}"
        path.write_text(text)
        median = statistics.median(ours.time("describe", path) for _ in range(rounds))
        print(
            f"description of {len(text) / 1e6:.1f} MB in {name}, {2 * len(made['paths'])} operations:"
            f" read and compiled in {median / 1e6:.0f} ms of processor time"
        )


if __name__ == "__main__":
    sys.exit(main())

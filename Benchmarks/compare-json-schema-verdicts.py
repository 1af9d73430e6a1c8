#!/usr/bin/env python3
"""Writes random schemas, instances and the verdicts of jsonschema-rs on them, for JSONSchema to be held against.

Needs: a virtual environment with jsonschema-rs==0.61.0, whose Python runs this script
Usage: compare-json-schema-verdicts.py FILE [--seed N] [--schemas N] [--instances N]
       ASSAY_PEER_VERDICTS=FILE swift test --filter PeerVerdictTests

Each line of the file holds a schema, its dialect, instances and a verdict for each. The schemas are grown from a grammar
of all keywords, with names, anchors, nested resources and references that mostly lead somewhere; the instances are random
or grown from what the schema mentions. Schemas that the peer refuses to compile are left out, and so are those that it is
known to judge against the specification: in 2019-09 it counts what is contained as evaluated (section 9.3.1.3 does not).
"""

import argparse
import collections
import json
import random

import jsonschema_rs

RS = {
    "draft2020": jsonschema_rs.Draft202012Validator,
    "draft2019": jsonschema_rs.Draft201909Validator,
    "draft7": jsonschema_rs.Draft7Validator,
    "draft6": jsonschema_rs.Draft6Validator,
    "draft4": jsonschema_rs.Draft4Validator,
}
NUMBER = {"draft4": 4, "draft6": 6, "draft7": 7, "draft2019": 8, "draft2020": 9}
META = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019": "https://json-schema.org/draft/2019-09/schema",
    "draft2020": "https://json-schema.org/draft/2020-12/schema",
}
KEYS = ["a", "b", "c", "ab", "foo", "", "a/b", "x~y", "é", "%"]
STRINGS = [
    "",
    "a",
    "b",
    "ab",
    "abc",
    "foo",
    "1",
    "é",
    "e\u0301",
    "\U0001f600",
    "\U0001f600a",
    "a\n",
    " ",
    "\ufeff",
    "\u0663",
    "A1_",
    "null",
    "true",
]
PATTERNS = [
    "^a",
    "b$",
    "^.$",
    "^[a-c]+$",
    "\\d",
    "\\w",
    "\\s",
    "^\\S*$",
    "\\W",
    "^$",
    "a|b",
    "^(ab)?c?$",
    "[^a]",
    "\\p{L}",
    "^\\p{Lu}",
    "^.{2}$",
    "\\u00e9",
    "^[\\w-]+$",
    "o{2}",
    "(?=a)a",
    "(?!a)",
    "(a)\\1",
    "^\\D+$",
    "[\\d.]",
    "\\/",
    "a.c",
    "^(?:a|ab)(?:c|bcd)?$",
    "\\bfoo\\b",
]
NUMBERS = [
    0,
    1,
    2,
    3,
    -1,
    1.0,
    2.0,
    1.5,
    0.5,
    0.1,
    0.3,
    -0.0,
    4.5,
    1e2,
    100,
    2**53,
    2**53 + 1,
    9007199254740993.0,
    10**20,
    1e20,
    1e-7,
    7,
]
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]


class Generator:
    """Grows schemas of a dialect and instances for them."""

    def __init__(self, seed, dialect):
        self.random, self.dialect, self.number = random.Random(seed), dialect, NUMBER[dialect]

    def value(self, depth=2):
        r = self.random
        kind = r.randrange(10 if depth > 0 else 6)
        if kind == 0:
            return r.choice([None, True, False])
        if kind < 4:
            return r.choice(NUMBERS) if r.random() < 0.5 else r.choice([0, 1, 2])
        if kind < 6:
            return r.choice(STRINGS)
        if depth == 3 and r.random() < 0.15:
            count = r.choice([25, 63, 64, 65, 70, 130])
            if kind < 8:
                return [r.choice([0, 1, "a", i, i, str(i)]) for i in range(count)]
            return {f"k{i}": r.choice([0, 1, "a", None]) for i in range(count)} | {self.key(): self.value(1)}
        if kind < 8:
            return [self.value(depth - 1) for _ in range(r.choice([0, 1, 2, 2, 3, 4]))]
        return {self.key(): self.value(depth - 1) for _ in range(r.choice([0, 1, 2, 2, 3, 4]))}

    def key(self):
        r = self.random
        return r.choice(KEYS[:3]) if r.random() < 0.75 else r.choice(KEYS)

    def keys(self):
        return sorted({self.key() for _ in range(self.random.randint(1, 2))})

    def document(self):
        self.isBig = self.random.random() < 0.1
        r = self.random
        self.taken = set()
        count = r.choice([0, 0, 1, 2, 3, 4])
        defs = "definitions" if self.number < 8 or r.random() < 0.1 else "$defs"
        self.defs, self.names = defs, [
            f"d{i}" if r.random() < 0.8 else r.choice(["a/b", "x~y", "é", "%", "$ref", 'q"']) + str(i) for i in range(count)
        ]
        self.ids = [None] * count
        for i in range(count):
            if r.random() < 0.3:
                self.ids[i] = r.choice(
                    [
                        f"res{i}",
                        f"http://x.test/dir/res{i}.json",
                        f"dir/res{i}",
                        f"/abs/res{i}",
                        f"urn:x:res{i}",
                        f"?q={i}",
                        f"../up{i}",
                    ]
                )
        self.anchorNames = [
            f"an{i}" if r.random() < 0.3 and self.number >= 6 or self.number == 4 and r.random() < 0.2 else None
            for i in range(count)
        ]
        self.dynamic = r.random() < 0.35
        self.base = r.choice([None, None, "http://x.test/root.json", "http://x.test/deep/er/root", "urn:x:root"])
        self.position, self.down = -1, False
        root = self.schema(3, isRoot=True)
        if not isinstance(root, dict):
            return root
        if count:
            body = {}
            for i in range(count):
                self.position, self.down = i, False
                s = self.schema(2)
                if isinstance(s, dict):
                    identifier = "id" if self.number == 4 else "$id"
                    if self.ids[i]:
                        s[identifier] = self.ids[i]
                    elif self.anchorNames[i] and self.number < 8:
                        s[identifier] = "#" + self.anchorNames[i]
                    if "$ref" in s and self.number < 8:
                        s.pop("$id", s.pop("id", None))
                    if self.anchorNames[i] and self.number >= 8:
                        s["$anchor"] = self.anchorNames[i]
                    if self.dynamic and r.random() < 0.5:
                        if self.number == 9:
                            name = r.choice(["node", "node", "other"])
                            if self.ids[i] or name not in self.taken:
                                s["$dynamicAnchor"] = name
                                if not self.ids[i]:
                                    self.taken.add(name)
                        if self.number == 8:
                            s["$recursiveAnchor"] = r.random() < 0.8
                body[self.names[i]] = s
            root[defs] = body
        if self.base:
            root["id" if self.number == 4 else "$id"] = self.base
        if self.dynamic and self.number == 9 and "node" not in self.taken and r.random() < 0.6:
            root["$dynamicAnchor"] = "node"
        if self.dynamic and self.number == 8 and r.random() < 0.6:
            root["$recursiveAnchor"] = True
        if r.random() < 0.2:
            root["$schema"] = META[self.dialect]
        return root

    def reference(self):
        r = self.random
        allowed = range(len(self.names)) if self.down else range(self.position + 1, len(self.names))
        if self.down and (not len(allowed) or r.random() < 0.25):
            return "#"
        if not len(allowed):
            return None
        i = r.choice(list(allowed))
        kind = r.random()
        if self.ids[i] and kind < 0.6:
            return self.ids[i] + ("#" if r.random() < 0.2 else "")
        if self.anchorNames[i] and kind < 0.6:
            return ("" if not self.base or r.random() < 0.7 else self.base) + "#" + self.anchorNames[i]
        name = self.names[i].replace("~", "~0").replace("/", "~1")
        quoted = "".join(
            c if c.isalnum() and c.isascii() or c in "~$" else "".join("%%%02X" % b for b in c.encode()) for c in name
        )
        prefix = self.base if self.base and r.random() < 0.8 and self.position >= 0 and self.ids[self.position] else ""
        return f"{prefix}#/{self.defs}/{quoted}"

    def below(self, depth):
        held, self.down = self.down, True
        made = self.schema(depth - 1)
        self.down = held
        return made

    def schema(self, depth, isRoot=False):
        r = self.random
        if self.number > 4 and r.random() < (0.02 if isRoot else 0.12):
            return r.random() < 0.6
        if depth <= 0:
            return self.leaf()
        made = {}
        for _ in range(r.choice([1, 1, 2, 2, 3, 4])):
            r.choice(
                [
                    self.scalars,
                    self.objects,
                    self.arrays,
                    self.applicators,
                    self.applicators,
                    self.refs,
                    self.unevaluated,
                    self.odd,
                    self.objects,
                ]
            )(made, depth)
        return made

    def leaf(self):
        made = {}
        r = self.random
        for _ in range(r.choice([0, 1, 1, 1, 2])):
            self.scalars(made, 0)
        return made

    def scalars(self, s, depth):
        r = self.random
        k = r.choice(
            [
                "type",
                "type",
                "type",
                "enum",
                "const",
                "minimum",
                "maximum",
                "exclusiveMinimum",
                "exclusiveMaximum",
                "multipleOf",
                "minLength",
                "maxLength",
                "pattern",
                "minItems",
                "maxItems",
                "uniqueItems",
                "minProperties",
                "maxProperties",
                "required",
            ]
        )
        n = self.number
        if k == "type":
            s[k] = r.choice(TYPES) if r.random() < 0.6 else r.sample(TYPES, r.randint(1, 5))
        elif k == "enum" and self.isBig:
            s[k] = [r.choice([i, str(i), i / 2, [i], {"a": i}]) for i in range(r.choice([5, 9, 20, 60]))]
        elif k == "enum":
            s[k] = list({json.dumps(v): v for v in [self.value() for _ in range(r.randint(1, 4))]}.values())
        elif k == "const":
            s[k] = self.value()
        elif k in ("exclusiveMinimum", "exclusiveMaximum") and n == 4:
            s[k] = r.random() < 0.7
            s[k.replace("exclusiveM", "m")] = r.choice(NUMBERS)
        elif k in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
            s[k] = r.choice(NUMBERS)
        elif k == "multipleOf":
            s[k] = r.choice([1, 2, 0.5, 0.1, 3, 1.5, 0.01, 1.0])
        elif k == "pattern":
            s[k] = r.choice(PATTERNS)
        elif k == "uniqueItems":
            s[k] = r.random() < 0.8
        elif k == "required":
            keys = sorted({self.key() for _ in range(r.randint(0 if n > 4 else 1, 2))})
            s[k] = keys
        else:
            s[k] = r.choice([0, 1, 1, 2, 2, 3]) if n == 4 else r.choice([0, 1, 2, 2.0, 3])

    def objects(self, s, depth):
        r, n = self.random, self.number
        k = r.choice(
            [
                "properties",
                "properties",
                "patternProperties",
                "additionalProperties",
                "propertyNames",
                "dependent",
                "dependent",
                "required",
            ]
        )
        if k == "properties" and self.isBig:
            s[k] = {
                f"k{i}": r.choice([{}, {"type": ["integer", "null"]}, {"type": ["string", "integer"]}])
                for i in range(r.choice([5, 24, 40, 100]))
            }
        elif k == "patternProperties" and self.isBig:
            s[k] = {r.choice(["^k\\d$", "^k[0-4]", "^k.*[13579]$"]): {} for _ in range(2)}
        elif k == "required" and self.isBig:
            s[k] = [f"k{i}" for i in range(r.choice([3, 25, 30]))]
        elif k == "properties":
            s[k] = {self.key(): self.below(depth) for _ in range(r.randint(0, 3))}
        elif k == "patternProperties":
            s[k] = {r.choice(PATTERNS): self.below(depth) for _ in range(r.randint(0, 2))}
        elif k == "additionalProperties":
            s[k] = self.below(depth) if r.random() < 0.6 else False
        elif k == "propertyNames":
            s[k] = self.leaf()
        elif k == "required":
            s[k] = [self.key()]
        else:
            k = r.choice(["dependentRequired", "dependentSchemas"]) if n >= 8 else "dependencies"
            if n >= 8 and k == "dependencies" and r.random() < 0.8:
                k = "dependentSchemas"
            s[k] = {
                self.key(): (
                    self.keys()
                    if k == "dependentRequired" or k == "dependencies" and r.random() < 0.5
                    else self.schema(depth - 1)
                )
                for _ in range(r.randint(1, 2))
            }

    def arrays(self, s, depth):
        r, n = self.random, self.number
        k = r.choice(["items", "prefix", "additionalItems", "contains", "contains", "uniqueItems"])
        several = self.several(depth)
        if k == "items":
            s[k] = self.below(depth)
        elif k == "prefix":
            s["prefixItems" if n == 9 else "items"] = several
            if r.random() < 0.5:
                s["items" if n == 9 else "additionalItems"] = self.below(depth) if r.random() < 0.6 else False
        elif k == "additionalItems":
            s[k] = self.below(depth)
        elif k == "contains":
            s[k] = self.below(depth)
            if r.random() < 0.5:
                s["minContains"] = r.choice([0, 1, 2])
            if r.random() < 0.4:
                s["maxContains"] = r.choice([0, 1, 2])
        else:
            s[k] = True

    def several(self, depth):
        if self.isBig:
            return [{}] * self.random.choice([1, 24, 63, 64, 65, 80])
        return [self.below(depth) for _ in range(self.random.randint(1, 3))]

    def applicators(self, s, depth):
        r = self.random
        k = r.choice(["allOf", "anyOf", "oneOf", "not", "if", "then"])
        if k in ("allOf", "anyOf", "oneOf"):
            s[k] = [self.schema(depth - 1) for _ in range(r.randint(1, 3))]
        elif k == "not":
            s[k] = self.schema(depth - 1)
        elif k == "then":
            s[r.choice(["then", "else"])] = self.schema(depth - 1)
        else:
            s["if"] = self.schema(depth - 1)
            if r.random() < 0.7:
                s["then"] = self.schema(depth - 1)
            if r.random() < 0.6:
                s["else"] = self.schema(depth - 1)

    def refs(self, s, depth):
        r = self.random
        target = self.reference()
        if self.dynamic and self.number == 9 and self.down and r.random() < 0.6:
            s["$dynamicRef"] = r.choice(["#node", "#node", "#other"])
        elif self.dynamic and self.number == 8 and self.down and r.random() < 0.6:
            s["$recursiveRef"] = "#"
        elif target is not None:
            s["$ref"] = target

    def unevaluated(self, s, depth):
        r = self.random
        k = r.choice(["unevaluatedProperties", "unevaluatedProperties", "unevaluatedItems"])
        s[k] = False if r.random() < 0.7 else self.below(depth)

    def odd(self, s, depth):
        r = self.random
        k = r.choice(
            ["default", "title", "unknown", "$comment", "examples", "format", "contentEncoding", "enumId", "nested", "$defs"]
        )
        if k == "enumId":
            s["enum"] = [{"$id": "res0", "type": "null"}, {"$ref": "#/nope"}, self.value()]
        elif k == "nested":
            s["properties"] = {"$ref": self.leaf(), "a": self.leaf()}
        elif k == "unknown":
            s[k] = {"$id": "http://x.test/res0", "$anchor": "an0", "type": "null"}
        elif k == "default":
            s[k] = self.value()
        elif k == "examples":
            s[k] = [self.value()]
        elif k == "format":
            s[k] = "no-such-format"
        elif k == "contentEncoding":
            s[k] = "no-such-encoding"
        elif k == "$defs":
            pass
        else:
            s[k] = "text"

    def instances(self, schema, count):
        """Random values, and values grown from what the schema mentions."""
        r, found = self.random, [self.value(3) for _ in range(count - count // 2)]
        hints = []

        def walk(n):
            if isinstance(n, dict):
                if "const" in n:
                    hints.append(n["const"])
                if isinstance(n.get("enum"), list):
                    hints.extend(n["enum"])
                if isinstance(n.get("required"), list) and all(isinstance(k, str) for k in n["required"]):
                    hints.append({k: self.value(1) for k in n["required"]})
                if isinstance(n.get("properties"), dict):
                    hints.append({k: self.value(1) for k in n["properties"]})
                for v in n.values():
                    walk(v)
            elif isinstance(n, list):
                for v in n:
                    walk(v)

        walk(schema)
        for _ in range(count // 2):
            if hints:
                v = r.choice(hints)
                if isinstance(v, dict):
                    v = dict(v)
                    if r.random() < 0.5:
                        v[self.key()] = self.value(2)
                elif isinstance(v, list):
                    v = v + [self.value(1)] * r.randint(0, 1)
                if r.random() < 0.25:
                    v = [v, self.value(1)] if r.random() < 0.5 else {self.key(): v}
                found.append(v)
            else:
                found.append(
                    {self.key(): self.value(1) for _ in range(3)} if r.random() < 0.5 else [self.value(1) for _ in range(3)]
                )
        return found


def refuse(uri):
    raise ValueError(f"{uri} is not fetched")


def verdicts(schema, dialect, instances):
    """The peer's verdicts; None where it refuses the schema."""
    try:
        validator = RS[dialect](schema, validate_formats=False, retriever=refuse)
    except (ValueError, jsonschema_rs.ValidationError):
        return None
    return [validator.is_valid(instance) for instance in instances]


def is_known(schema, dialect):
    """Whether the peer is known to judge such schemas otherwise than the specification."""
    text = json.dumps(schema)
    return dialect == "draft2019" and '"contains"' in text and '"unevaluatedItems"' in text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--schemas", type=int, default=20_000)
    parser.add_argument("--instances", type=int, default=12)
    arguments = parser.parse_args()
    counts = collections.Counter()
    dialects = ["draft2020", "draft2020", "draft7", "draft4", "draft2019", "draft6"]
    with open(arguments.file, "w") as file:
        for number in range(arguments.schemas):
            dialect = dialects[number % len(dialects)]
            generator = Generator(f"{arguments.seed}/{number}", dialect)
            schema = generator.document()
            instances = generator.instances(schema, arguments.instances)
            found = None if is_known(schema, dialect) else verdicts(schema, dialect, instances)
            if found is None:
                counts["left out"] += 1
                continue
            counts[dialect] += len(instances)
            case = {"schema": schema, "dialect": dialect, "instances": instances, "verdicts": found}
            file.write(json.dumps(case) + "\n")
    print(", ".join(f"{name}: {count}" for name, count in counts.items()))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Holds a JSON file against a JSON Schema (draft 2020-12): schema.py SCHEMA FILE. Ends with 1 and names each fault, with 2 when it
cannot tell.
Knows the words our schemas use and refuses others, so that nothing is passed over; where python3-jsonschema is installed,
it is asked too and must agree."""
import json, re, sys

TYPES = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
    "integer": lambda v: not isinstance(v, bool) and (isinstance(v, int) or isinstance(v, float) and v.is_integer()),
    "number": lambda v: not isinstance(v, bool) and isinstance(v, (int, float)),
}
COMMENTS = {"$schema", "title", "description", "$defs"}


def give_up(why):
    print(why)
    sys.exit(2)


def same(a, b):
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def has_type(types, value):
    return any(TYPES[one](value) for one in (types if isinstance(types, list) else [types]))


def numbers(rule, v, place):
    if TYPES["number"](v):
        if v < rule.get("minimum", v) or v > rule.get("maximum", v):
            yield place + ": %r is out of range" % v


def texts(rule, v, place):
    if isinstance(v, str):
        if len(v) < rule.get("minLength", 0):
            yield place + ": too short"
        if "pattern" in rule and not re.search(rule["pattern"], v):
            yield place + ": %r does not fit %s" % (v, rule["pattern"])


def lists(root, rule, v, place):
    if isinstance(v, list):
        if not rule.get("minItems", 0) <= len(v) <= rule.get("maxItems", len(v)):
            yield place + ": %d items" % len(v)
        if rule.get("uniqueItems") and len(v) != len({json.dumps(one) for one in v}):
            yield place + ": something stands twice"
        for i, item in enumerate(v if "items" in rule else []):
            yield from faults(root, rule["items"], item, "%s/%d" % (place, i))


def objects(root, rule, v, place):
    if isinstance(v, dict):
        known = rule.get("properties", {})
        for name in rule.get("required", []):
            if name not in v:
                yield place + ": lacks " + name
        for name, others in rule.get("dependentRequired", {}).items():
            if name in v and any(other not in v for other in others):
                yield place + ": %s needs %s" % (name, others)
        for name, value in v.items():
            if name in known:
                yield from faults(root, known[name], value, place + "/" + name)
            elif rule.get("additionalProperties") is False:
                yield place + ": does not know " + name
            elif isinstance(rule.get("additionalProperties"), dict):
                yield from faults(root, rule["additionalProperties"], value, place + "/" + name)


WORDS = COMMENTS | {"$ref", "type", "const", "enum", "oneOf", "minimum", "maximum", "minLength", "pattern", "items", "minItems",
                    "maxItems", "uniqueItems", "properties", "required", "additionalProperties", "dependentRequired"}


def faults(root, rule, v, place):
    if set(rule) - WORDS:
        give_up("the schema has words that are not known here: %s" % sorted(set(rule) - WORDS))
    if "$ref" in rule:
        yield from faults(root, root["$defs"][rule["$ref"].removeprefix("#/$defs/")], v, place)
    if "type" in rule and not has_type(rule["type"], v):
        yield place + ": %.80r is no %s" % (v, rule["type"])
    if "const" in rule and not same(rule["const"], v):
        yield place + ": %.80r is not %r" % (v, rule["const"])
    if "enum" in rule and not any(same(one, v) for one in rule["enum"]):
        yield place + ": %.80r is none of %s" % (v, rule["enum"])
    if "oneOf" in rule and sum(not any(faults(root, one, v, place)) for one in rule["oneOf"]) != 1:
        yield place + ": %.80r fits none, or several, of %d" % (v, len(rule["oneOf"]))
    for part in (numbers(rule, v, place), texts(rule, v, place), lists(root, rule, v, place), objects(root, rule, v, place)):
        yield from part


def main(schema, value):
    wrong = list(faults(schema, schema, value, ""))
    print("\n".join(wrong[:20]))
    try:
        from jsonschema import Draft202012Validator
    except ImportError:
        return 1 if wrong else 0
    Draft202012Validator.check_schema(schema)
    others = [one.message[:200] for one in Draft202012Validator(schema).iter_errors(value)]
    if bool(others) != bool(wrong):
        give_up("jsonschema does not agree: %s" % others[:5])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*(json.load(open(name, encoding="utf-8")) for name in sys.argv[1:3])))

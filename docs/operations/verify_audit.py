#!/usr/bin/env python3
"""Verifies an export of Värn's audit log with nothing of Värn's own: Python's standard library alone.

    verify_audit.py EXPORT.jsonl [--heads HEADS.jsonl] [--key NAME+ID+BASE64]

Checks that every leaf is in its place, that every signed head has the root that the leaves give (RFC 9162), so that
all heads follow on each other, and every signature (Ed25519, RFC 8032). --heads adds heads that were kept outside;
--key names the key that you were given outside: only it, and keys that it handed over to, are believed.
The forms are told in docs/formats/audit.md. Exit code 0 when all holds, 1 when something does not.
"""
import argparse, base64, hashlib, json, sys

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
BASE_Y = 4 * pow(5, P - 2, P) % P


def x_of(y, odd):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and odd):
        raise ValueError("no point of the curve")
    return P - x if x % 2 != odd else x


def point(data):
    number = int.from_bytes(data, "little")
    y, odd = number % 2**255, number >> 255
    x = x_of(y, odd)
    return (x, y, 1, x * y % P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, p):
    total = (0, 1, 1, 0)
    while number:
        if number % 2:
            total = add(total, p)
        p, number = add(p, p), number // 2
    return total


def is_signed(key, text, signature):
    try:
        s, r, a = int.from_bytes(signature[32:], "little"), point(signature[:32]), point(key)
    except ValueError:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    p, q = times(s, point(BASE_Y.to_bytes(32, "little"))), add(r, times(h, a))
    return s < L and not (p[0] * q[2] - q[0] * p[2]) % P and not (p[1] * q[2] - q[1] * p[2]) % P


def read_key(text):
    name, key_id, data = text.split("+", 2)
    key = base64.b64decode(data, validate=True)
    if key[0] != 1 or hashlib.sha256(name.encode() + b"\n" + key).digest()[:4].hex() != key_id:
        raise ValueError("key id")
    return key_id, (name, key[1:])


def open_note(note, keys):
    """The lines of a note that one of the keys has signed."""
    text, _, signatures = note.rpartition("\n\n")
    for line in signatures.splitlines():
        dash, name, data = line.split(" ")
        data = base64.b64decode(data, validate=True)
        known = keys.get(data[:4].hex())
        if dash == "\u2014" and known and known[0] == name and is_signed(known[1], text.encode() + b"\n", data[4:]):
            return text.split("\n")
    raise ValueError("no signature by a key that is believed")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("export"), ask.add_argument("--heads"), ask.add_argument("--key")
    asked, faults, keys, frontier, roots, notes = ask.parse_args(), [], {}, [], {}, []
    if asked.key:
        keys.update([read_key(asked.key)])
    size = told = 0
    for number, line in enumerate(open(asked.export, encoding="utf-8"), 1):
        item = json.loads(line)
        if item["type"] == "log":
            told = item["size"]
        elif item["type"] == "key":
            key_id, key = read_key(item["key"])
            try:  # the first key is believed as it is when no other is named; each later one must be handed over to
                if keys:
                    lines = open_note(item["handover"], keys) if "handover" in item else []
                    if lines[:2] != [key[0] + "/next-key", item["key"]] and keys.get(key_id) != key:
                        raise ValueError("nobody handed over to it: after a loss, earlier than --key, or replaced")
                keys.setdefault(key_id, key)
            except ValueError as why:
                faults.append(f"line {number}: key {key_id}: {why}")
        elif item["type"] == "leaf":
            size += 1
            if json.loads(item["leaf"])["position"] != size:
                faults.append(f"line {number}: entry {size} tells another position")
            node, bits = hashlib.sha256(b"\0" + item["leaf"].encode()).digest(), size - 1
            while bits % 2:
                node, bits = hashlib.sha256(b"\1" + frontier.pop() + node).digest(), bits // 2
            frontier.append(node)
            root = frontier[-1]
            for left in reversed(frontier[:-1]):
                root = hashlib.sha256(b"\1" + left + root).digest()
            roots[size] = root
        else:
            notes.append((f"line {number}", item["note"]))
    if size != told:
        faults.append(f"{told} entries are told of, {size} are there")
    for number, line in enumerate(open(asked.heads, encoding="utf-8") if asked.heads else [], 1):
        notes.append((f"{asked.heads} line {number}", json.loads(line[line.index("{"):])["note"]))
    for place, note in notes:
        try:
            lines = open_note(note, keys)
            if base64.b64decode(lines[2]) != roots.get(int(lines[1])):
                faults.append(f"{place}: the log's first {lines[1]} entries are not those that were signed")
        except (ValueError, IndexError) as why:
            faults.append(f"{place}: {why}")
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{size} entries, {len(notes)} signed heads, {len(keys)} keys, {len(faults)} faults")
    print(f"root {roots[size].hex()}" if size else "the log is empty")
    return 1 if faults or not notes else 0


if __name__ == "__main__":
    sys.exit(main())

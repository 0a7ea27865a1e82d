#!/usr/bin/env python3
"""A small city and what is true of it, worked out as plainly as possible: everything is looked at again until nothing
changes. What `varn analyse network` must agree with.
  plain_city.py make SEED >city.json          a city of 24 nodes with rings, redundancy and buffers
  plain_city.py event SEED CITY >event.json   an event in it
  plain_city.py check CITY ANSWER [EVENT]     compares; tells what differs and ends with 1"""
import itertools, json, math, random, sys

COUNT = 24


def make(seed):
    dice = random.Random(seed)
    nodes = []
    for i in range(COUNT):
        groups = []
        others = [j for j in range(COUNT) if j != i]
        for _ in range(dice.choice([0, 1, 1, 2]) if i > 4 else dice.choice([0, 0, 1])):
            near = [j for j in others if j < i] if dice.random() < 0.8 and i > 3 else others
            of = dice.sample(near, dice.randint(1, min(3, len(near))))
            groups.append({"k": dice.randint(1, len(of)), "of": of, "buf": dice.choice([0, 0, 0.25, 0.5, 4]),
                           "refill": dice.choice([0, 0, 2, None]), "r": "need"})
        service = i >= COUNT - 6
        nodes.append({"id": "n%d" % i, "svc": int(service), "p": dice.choice([0.01, 0.05, 0.1]), "lam": 0.2,
                      "rep": [1, 4, 12], "restart": dice.choice([0, 0, 0.5]), "mtpd": 2 if service else None,
                      "harm": 10.0 if service else 0.0, "groups": groups})
    return {"format": "city-dep/1", "nodes": nodes}


def event(seed, city):
    dice = random.Random(seed + 1000)
    ids = [node["id"] for node in city["nodes"]]
    losses = [{"node": dice.choice(ids), "at": dice.randrange(300), "lasts": dice.randint(1, 400)} for _ in range(3)]
    lost, repaired = dice.choice(ids), 100 + dice.randrange(300)
    return {"format": "city-scenario/1", "name": "event %d" % seed, "horizon": 1500, "losses": losses,
            "batches": [{"at": 50, "lose": [lost]}, {"at": repaired, "repair": [lost]}]}


def fallen(nodes, lost):
    down = set(lost)
    changed = True
    while changed:
        changed = False
        for i, node in enumerate(nodes):
            if i not in down and any(sum(j not in down for j in g["of"]) < g["k"] for g in node["groups"]):
                down.add(i)
                changed = True
    return down


def losses_of(event_, index):
    losses = [[index[one["node"]], one["at"], one["at"] + one["lasts"]] for one in event_["losses"]]
    for batch in event_["batches"]:
        losses += [[index[node], batch["at"], None] for node in batch.get("lose", [])]
    for batch in event_["batches"]:
        for node in batch.get("repair", []):
            open_ = [one for one in losses if one[0] == index[node] and one[2] is None and one[1] < batch["at"]]
            min(open_, key=lambda one: one[1])[2] = batch["at"]
    return losses


class Course:
    """Minute by minute, all of the city in each."""

    def __init__(self, nodes, losses, horizon):
        self.nodes, self.losses, self.horizon = nodes, losses, horizon
        self.up = [True] * len(nodes)
        self.ready = [None] * len(nodes)
        self.full = [[round(g["buf"] * 60) for g in node["groups"]] for node in nodes]
        # Charge is kept as where it began to change, so that refilling rounds as the rules say.
        self.flow = [[("fill", 0, full) for full in node] for node in self.full]
        self.outages = [[] for _ in nodes]

    def met(self, g):
        return sum(self.up[j] for j in g["of"]) >= g["k"]

    def charge(self, i, a, now):
        kind, since, charge = self.flow[i][a]
        full, refill = self.full[i][a], self.nodes[i]["groups"][a].get("refill", 0)
        if kind == "drain":
            return max(0, charge - (now - since))
        if kind == "still" or refill is None:
            return charge
        return full if refill == 0 else min(full, charge + (now - since) * full // round(refill * 60))

    def runs(self, i, now):
        damaged = any(node == i and start <= now and (end is None or now < end) for node, start, end in self.losses)
        return not damaged and all(self.met(g) or self.charge(i, a, now) > 0
                                   for a, g in enumerate(self.nodes[i]["groups"]))

    def play(self):
        for now in range(self.horizon + 1):
            self.minute(now)
        return self.outages

    def minute(self, now):
        before = self.up[:]
        for node, start, end in self.losses:
            if start == now:
                self.up[node] = False
        changed = True
        while changed:
            changed = False
            for i, node in enumerate(self.nodes):
                if not self.up[i] and self.runs(i, now):
                    self.ready[i] = now if self.ready[i] is None else self.ready[i]
                    if now - self.ready[i] >= round(node["restart"] * 60):
                        self.up[i] = changed = True
        changed = True
        while changed:
            changed = False
            for i in range(len(self.nodes)):
                if self.up[i] and not self.runs(i, now):
                    self.up[i] = False
                    changed = True
        for i, node in enumerate(self.nodes):
            if self.up[i] or not self.runs(i, now):
                self.ready[i] = None
            for a, g in enumerate(node["groups"]):
                kind = "fill" if self.met(g) else "drain" if self.up[i] else "still"
                if kind != self.flow[i][a][0]:
                    self.flow[i][a] = (kind, now, self.charge(i, a, now))
            if before[i] and not self.up[i]:
                self.outages[i].append([now, None])
            elif not before[i] and self.up[i]:
                self.outages[i][-1][1] = now


def minimal_sets(nodes, service, order):
    found = []
    for size in range(1, order + 1):
        for lost in itertools.combinations(range(len(nodes)), size):
            if not any(set(small) <= set(lost) for small in found) and service in fallen(nodes, lost):
                found.append(lost)
    return found


def check(city, answer, event_):
    nodes = city["nodes"]
    index = {node["id"]: i for i, node in enumerate(nodes)}
    services = [i for i, node in enumerate(nodes) if node["svc"]]
    wrong = []

    def same(what, told, true):
        if told != true:
            wrong.append("%s: told %s, true %s" % (what, told, true))

    same("services lost", answer["n1"]["services_lost"],
         sum(len(fallen(nodes, [i]) & set(services)) for i in range(len(nodes))))
    order = answer["cut_sets"]["order"]
    pairs = 0
    for told in answer["cut_sets"]["services"]:
        sets = minimal_sets(nodes, index[told["service"]], order)
        pairs += sum(len(one) == 2 for one in sets)
        same(told["service"], told["cut_sets_by_order"], [sum(len(one) == n + 1 for one in sets) for n in range(order)])
        weight = sum(math.prod(nodes[i]["p"] for i in one) for one in sets)
        same(told["service"] + " sum", round(told["probability_rare_event"], 12), round(weight, 12))
    same("cut pairs", answer["n2"]["cut_pairs"], pairs)
    if event_:
        outages = Course(nodes, losses_of(event_, index), event_["horizon"]).play()
        same("history", {one["node"]: [[o["from"], o["to"]] for o in one["outages"]]
                         for one in answer["simulation"]["history"]},
             {node["id"]: outages[i] for i, node in enumerate(nodes) if outages[i]})
        ends = lambda outage: event_["horizon"] if outage[1] is None else outage[1]
        same("lost minutes", answer["simulation"]["lost_service_minutes"],
             sum(ends(o) - o[0] for i in services for o in outages[i]))
        same("breaches", [[one["service"], one["from"], one["at"]] for one in answer["simulation"]["breaches"]],
             [[nodes[i]["id"], start, at] for at, i, start in sorted(
                 (o[0] + 120, i, o[0]) for i in services for o in outages[i] if ends(o) - o[0] > 120)])
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1] == "make":
        print(json.dumps(make(int(sys.argv[2]))))
    elif sys.argv[1] == "event":
        print(json.dumps(event(int(sys.argv[2]), json.load(open(sys.argv[3])))))
    else:
        sys.exit(check(*(json.load(open(name)) for name in sys.argv[2:4]),
                       json.load(open(sys.argv[4])) if len(sys.argv) > 4 else None))

#!/usr/bin/env python3
"""What a careful person does in Python: the graph in igraph, a worklist of its own over the groups.

usage: worklist.py n1|times|monte-carlo CITY.json [SCENARIOS]

n1           what falls with each single node; prints services_lost, summed
times        when it falls: a heap by time, buffers counted
monte-carlo  scenarios of losses by each node's own probability; prints services down in the mean
Prints one JSON object with cpu_s, in which reading the file and building the graph are not counted.
"""
import heapq
import json
import random
import sys
import time

import igraph


class City:
    """Groups with their slack, and of each node the groups it is a member of: edges of an igraph graph."""

    def __init__(self, file):
        with open(file, encoding='utf-8') as given:
            nodes = json.load(given)['nodes']
        self.size = len(nodes)
        self.is_service = [node.get('svc', 0) for node in nodes]
        self.probability = [node.get('p', 0.0) for node in nodes]
        self.owner, self.slack, self.buffer, edges = [], [], [], []
        for place, node in enumerate(nodes):
            for group in node['groups']:
                number = len(self.owner)
                self.owner.append(place)
                self.slack.append(len(group['of']) - group['k'])
                self.buffer.append(round(group.get('buf', 0) * 60))
                edges += [(member, self.size + number) for member in group['of']]
        graph = igraph.Graph(self.size + len(self.owner), edges, directed=True)
        self.uses = [[group - self.size for group in groups] for groups in graph.get_adjlist()[:self.size]]

    def fallen(self, lost):
        """The worklist: each group counts what it has lost; beyond its slack its owner falls."""
        down, hits = set(lost), {}
        waiting = list(down)
        while waiting:
            for group in self.uses[waiting.pop()]:
                owner = self.owner[group]
                if owner in down:
                    continue
                hit = hits.get(group, 0) + 1
                hits[group] = hit
                if hit > self.slack[group]:
                    down.add(owner)
                    waiting.append(owner)
        return down

    def times(self, lost):
        """The same by time: a node falls when a group has been short for its buffer."""
        settled, hits = {}, {}
        heap = [(0, lost)]
        while heap:
            now, node = heapq.heappop(heap)
            if node in settled:
                continue
            settled[node] = now
            for group in self.uses[node]:
                owner = self.owner[group]
                if owner in settled:
                    continue
                hit = hits.get(group, 0) + 1
                hits[group] = hit
                if hit == self.slack[group] + 1:
                    heapq.heappush(heap, (now + self.buffer[group], owner))
        return settled


def services(city, fallen):
    return sum(city.is_service[node] for node in fallen)


def main():
    question, file = sys.argv[1:3]
    city = City(file)
    begun = time.process_time()
    if question == 'n1':
        answer = {'services_lost': sum(services(city, city.fallen([node])) for node in range(city.size))}
    elif question == 'times':
        answer = {'services_lost': sum(services(city, city.times(node)) for node in range(city.size))}
    else:
        draw, scenarios = random.Random(1), int(sys.argv[3])
        down = 0
        for _ in range(scenarios):
            down += services(city, city.fallen([i for i, p in enumerate(city.probability) if draw.random() < p]))
        answer = {'services_down': down / scenarios, 'scenarios': scenarios}
    answer['cpu_s'] = time.process_time() - begun
    print(json.dumps(answer))


main()

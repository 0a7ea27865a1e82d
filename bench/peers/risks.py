#!/usr/bin/env python3
"""Years of many risks with numpy: expected harm and the loss exceedance curve.

usage: risks.py YEARS RISKS

The risks are those of bench/engine/chances_bench.cpp. Prints one JSON object with cpu_s.
"""
import json
import sys
import time

import numpy

mask = (1 << 64) - 1


def draws(seed):
    """SplitMix64, as kernel/draw.h."""
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
        yield mixed ^ (mixed >> 31)


def main():
    years, count = int(sys.argv[1]), int(sys.argv[2])
    number = draws(1)
    risks = []
    for _ in range(count):
        per_year = 0.05 + 0.01 * (next(number) % 195)
        risks.append((per_year, 100.0 * (1 + next(number) % 1000)))
    begun = time.process_time()
    random = numpy.random.default_rng(1)
    harm = numpy.zeros(years)
    for per_year, median in risks:
        losses = random.poisson(per_year, years)
        amounts = random.lognormal(numpy.log(median), 1.0, losses.sum())
        harm += numpy.bincount(numpy.repeat(numpy.arange(years), losses), weights=amounts, minlength=years)
    curve = numpy.sort(harm)[::-1]
    answer = {'expected': harm.mean(), 'reached_in_1_of_100': curve[years // 100]}
    answer['cpu_s'] = time.process_time() - begun
    print(json.dumps(answer))


main()

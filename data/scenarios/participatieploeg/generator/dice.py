"""Seeded chance. Only random.Random.random() is used: its sequence is the same in every Python."""
import random


class Dice:
    def __init__(self, seed):
        self._next = random.Random(seed).random

    def below(self, n):
        """A whole number from 0 to n - 1."""
        return int(self._next() * n)

    def chance(self, probability):
        return self._next() < probability

    def pick(self, items):
        return items[self.below(len(items))]

    def weighted(self, weights):
        """A key of a {key: weight} table."""
        left = self._next() * sum(weights.values())
        for key, weight in weights.items():
            left -= weight
            if left < 0:
                return key
        return key

    def several(self, weights, count):
        """`count` different keys of a {key: weight} table (fewer where it has fewer)."""
        left = dict(weights)
        chosen = []
        while left and len(chosen) < count:
            chosen.append(self.weighted(left))
            del left[chosen[-1]]
        return chosen

    def shuffled(self, items):
        items = list(items)
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items

"""A word nobody knows → the known word that was probably meant, or None; knows nothing of what the words are."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word with the fewest slips of the pen from `word`; of equals the first by the alphabet.

    A third of the longer word's letters may differ, so a word of two letters is only recognised with its letters swapped or in
    other case, and nothing is offered for a word that resembles none.
    """
    best: tuple[int, str] | None = None
    folded = word.casefold().replace("_", "-")
    for name in known:
        other = name.casefold().replace("_", "-")
        allowed = max(len(folded), len(other)) // 3
        if sorted(folded) == sorted(other):
            allowed = max(allowed, 1)
        if abs(len(folded) - len(other)) > allowed:
            continue
        slips = distance(folded, other)
        if slips <= allowed and (best is None or (slips, name) < best):
            best = slips, name
    return best[1] if best else None


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, replaced, or swapped with their neighbour (optimal string alignment)."""
    if len(one) > 200 or len(other) > 200:
        return max(len(one), len(other))
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one):
        now = [i + 1]
        for j, b in enumerate(other):
            cost = min(row[j + 1] + 1, now[j] + 1, row[j] + (a != b))
            if i and j and a == other[j - 1] and b == one[i - 1]:
                cost = min(cost, before[j - 1] + 1)
            now.append(cost)
        before, row = row, now
    return row[-1]

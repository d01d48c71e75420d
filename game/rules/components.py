"""Strongly connected components of a graph, without recursion (Tarjan 1972), since stories may be deep."""

from collections.abc import Sequence


def components(edges: Sequence[Sequence[tuple[int, int]]]) -> list[list[int]]:
    """The components of a graph whose `edges[n]` are (anything, target); each comes after all that it leads to."""
    low = [0] * len(edges)
    order = [0] * len(edges)
    done = [False] * len(edges)
    groups: list[list[int]] = []
    path: list[int] = []
    count = 0
    for root in range(len(edges)):
        if order[root]:
            continue
        work = [(root, 0)]
        while work:
            node, at = work.pop()
            if at == 0:
                count += 1
                order[node] = low[node] = count
                path.append(node)
            else:  # back from the child looked at last
                low[node] = min(low[node], low[edges[node][at - 1][1]])
            for position in range(at, len(edges[node])):
                target = edges[node][position][1]
                if not order[target]:
                    work += [(node, position + 1), (target, 0)]
                    break
                if not done[target]:
                    low[node] = min(low[node], order[target])
            else:
                if low[node] == order[node]:
                    groups.append(_pop_group(path, node, done))
    return groups


def _pop_group(path: list[int], node: int, done: list[bool]) -> list[int]:
    cut = len(path) - 1
    while path[cut] != node:
        cut -= 1
    group = path[cut:]
    del path[cut:]
    for one in group:
        done[one] = True
    return group

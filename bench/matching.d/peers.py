"""Other solvers on the same pairs: each says how many are placed, what that is worth, and how long it solved.

Run as a program it solves one file of pairs: peers.py SOLVER PAIRS PLACES CITIZENS."""

import json
import resource
import sys
import time

import numpy as np


def load(pairs, places):
    rows = np.loadtxt(pairs, delimiter=",", dtype=np.int64, ndmin=2).reshape(-1, 3)
    return rows[:, 0], rows[:, 1], rows[:, 2], np.loadtxt(places, dtype=np.int64, ndmin=1)


def flow(who, what, worth, places, citizens):
    """OR-Tools: as large a flow as can be, as cheap as it can be."""
    from ortools.graph.python import min_cost_flow

    solver, centres = min_cost_flow.SimpleMinCostFlow(), len(places)
    source, sink = citizens + centres, citizens + centres + 1
    everyone, everything = np.arange(citizens), np.arange(centres)
    solver.add_arcs_with_capacity_and_unit_cost(np.full(citizens, source), everyone, np.ones(citizens, np.int64), np.zeros(citizens, np.int64))
    arcs = solver.add_arcs_with_capacity_and_unit_cost(who, citizens + what, np.ones(len(who), np.int64), -worth)
    solver.add_arcs_with_capacity_and_unit_cost(citizens + everything, np.full(centres, sink), places, np.zeros(centres, np.int64))
    solver.set_nodes_supplies(np.array([source, sink]), np.array([citizens, -citizens]))
    before = time.perf_counter()
    status = solver.solve_max_flow_with_min_cost()
    took = time.perf_counter() - before
    assert status == solver.OPTIMAL, status
    used = solver.flows(arcs)
    return int(used.sum()), int((used * worth).sum()), took


def assignment(who, what, worth, places, citizens):
    """OR-Tools: a perfect assignment in the graph and its mirror, in which to be left without a place costs more than
    all there is to win."""
    from ortools.graph.python import linear_sum_assignment

    assert (places == 1).all(), "one place each"
    solver, centres = linear_sum_assignment.SimpleLinearSumAssignment(), len(places)
    dear = int(worth.max(initial=0)) * min(citizens, centres) + 1
    everyone, everything = np.arange(citizens), np.arange(centres)
    left = np.concatenate([who, citizens + what, everyone, citizens + everything])
    right = np.concatenate([what, centres + who, centres + everyone, everything])
    cost = np.concatenate([-worth, np.zeros(len(who), np.int64), np.full(citizens, dear), np.zeros(centres, np.int64)])
    solver.add_arcs_with_cost(left, right, cost)
    before = time.perf_counter()
    status = solver.solve()
    took = time.perf_counter() - before
    assert status == solver.OPTIMAL, status
    mates = np.array([solver.right_mate(n) for n in range(citizens)])
    count = int((mates < centres).sum())
    return count, int(-(solver.optimal_cost() - dear * (citizens - count))), took


def sparse(who, what, worth, places, citizens):
    """SciPy: a full matching of sparse rows, each citizen with a column of their own for no place."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    assert (places == 1).all(), "one place each"
    centres, top = len(places), int(worth.max(initial=0)) + 1
    dear = top * (min(citizens, centres) + 1)
    everyone = np.arange(citizens)
    cost = np.concatenate([top - worth, np.full(citizens, dear + top)]).astype(np.float64)
    graph = csr_matrix((cost, (np.concatenate([who, everyone]), np.concatenate([what, centres + everyone]))), shape=(citizens, centres + citizens))
    before = time.perf_counter()
    rows, columns = min_weight_full_bipartite_matching(graph)
    took = time.perf_counter() - before
    placed = columns < centres
    return int(placed.sum()), int((top - np.asarray(graph[rows[placed], columns[placed]])).sum()), took


def dense(who, what, worth, places, citizens):
    """SciPy: the assignment of a full matrix."""
    from scipy.optimize import linear_sum_assignment

    assert (places == 1).all(), "one place each"
    centres = len(places)
    dear = (int(worth.max(initial=0)) + 1) * min(citizens, centres)
    matrix = np.zeros((citizens, centres))
    matrix[who, what] = worth + dear
    before = time.perf_counter()
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    took = time.perf_counter() - before
    won = matrix[rows, columns]
    won = won[won > 0]
    return len(won), int(won.sum() - dear * len(won)), took


SOLVERS = {
    "OR-Tools min-cost flow": flow,
    "OR-Tools linear assignment": assignment,
    "SciPy min_weight_full_bipartite_matching": sparse,
    "SciPy linear_sum_assignment": dense,
}

if __name__ == "__main__":
    solver, pairs, places, citizens, runs = sys.argv[1:]
    problem = load(pairs, places)
    answers = [SOLVERS[solver](*problem, int(citizens)) for _ in range(int(runs))]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"count": answers[0][0], "worth": answers[0][1], "seconds": [a[2] for a in answers], "mb": peak}))

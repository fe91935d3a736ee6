"""Who is like whom, by numpy and scipy: what src/lib/model/compare and the worker are held against.

    python3 scripts/scipy/likeness.py > tests/fixtures/likeness.json
    npx prettier --write tests/fixtures/likeness.json

Made-up kommuner with the real traits: adults, shares of two ages, centrality. Written from the
definition: z-scores over those that have a trait, and scipy's own weighted Euclidean distance.
"""

import json
import sys

import numpy as np
from scipy import spatial, stats

rng = np.random.default_rng(1717)
N, K = 40, 8

adults = np.round(10 ** rng.uniform(2.5, 5.6, N))
young = np.round(adults * rng.uniform(0.1, 0.24, N))
old = np.round(adults * rng.uniform(0.14, 0.36, N))
central = rng.integers(1, 7, N).astype(float)
# Some of their figures aren't told.
adults[5] = np.nan
young[[5, 11]] = np.nan
old[[5, 23]] = np.nan

traits = np.column_stack([np.log10(adults), young / adults * 100, old / adults * 100, central])
WEIGHTS = [[1, 1, 1, 1], [3, 0.5, 0, 2], [0, 0, 1, 0], [0.5, 2, 2, 0.5]]


def nearest(at, weights):
    weights = np.array(weights, float)
    used = weights > 0
    z = stats.zscore(traits, axis=0, nan_policy="omit")[:, used]
    whole = ~np.isnan(z).any(axis=1)
    lacking = [int(i) for i in np.flatnonzero(~whole)]
    if not whole[at]:
        return {"nearest": [], "lacking": lacking}
    others = [i for i in np.flatnonzero(whole) if i != at]
    far = spatial.distance.cdist(z[[at]], z[others], "minkowski", p=2, w=weights[used])[0]
    order = np.argsort(far, kind="stable")[:K]
    found = []
    for i in order:
        squares = weights[used] * (z[at] - z[others[i]]) ** 2
        found.append(
            {
                "area": int(others[i]),
                "distance": float(far[i]),
                "shares": [float(x) for x in squares / squares.sum()],
            }
        )
    return {"nearest": found, "lacking": lacking}


def told(column):
    return [None if np.isnan(x) else float(x) for x in column]


json.dump(
    {
        "made": f"numpy {np.__version__}, seed 1717",
        "adults": told(adults),
        "young": told(young),
        "old": told(old),
        "central": [int(x) for x in central],
        "asked": [
            {"area": at, "weights": weights, **nearest(at, weights)}
            for weights in WEIGHTS
            for at in (0, 7, 11, 23, 39)
        ],
    },
    sys.stdout,
)

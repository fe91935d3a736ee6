"""Values that the tests of src/lib/statistics are held against, made by scipy and numpy.

    python3 scripts/scipy/values.py > tests/fixtures/statistics.json
    npx prettier --write tests/fixtures/statistics.json

Debian's python3-scipy is enough. Written from the definitions, not from the TypeScript: where scipy
has a method it is used, elsewhere the formula stands here in another form.
"""

import json
import sys

import numpy as np
import scipy
from scipy import cluster, optimize, spatial, special, stats

TAIL = {"95": 0.025, "99.8": 0.001}
rng = np.random.default_rng(17)


def per_level(limits):
    return {level: [float(x) for x in limits(tail)] for level, tail in TAIL.items()}


def wilson(x, n, tail):
    """The roots of (p - x/n)^2 = z^2 p(1 - p)/n, which is how Wilson puts it."""
    z = stats.norm.isf(tail)
    share = x / n
    square = np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    middle = share + z * z / (2 * n)
    return (middle - z * square) / (1 + z * z / n), (middle + z * square) / (1 + z * z / n)


def exact(o, tail):
    low = stats.chi2.ppf(tail, 2 * o) / 2 if o > 0 else 0.0
    return low, stats.chi2.isf(tail, 2 * o + 2) / 2


def byar(o, tail):
    z = stats.norm.isf(tail)
    low = o * (1 - 1 / (9 * o) - z / (3 * o**0.5)) ** 3
    return low, (o + 1) * (1 - 1 / (9 * (o + 1)) + z / (3 * (o + 1) ** 0.5)) ** 3


def count_limits(o, tail):
    return exact(o, tail) if o < 10 else byar(o, tail)


def direct(counts, persons, standard, tail):
    counts, persons, standard = (np.array(x, float) for x in (counts, persons, standard))
    weights = standard / standard.sum()
    rate = np.sum(weights * counts / persons)
    deviation = np.sqrt(np.sum(weights**2 * counts / persons**2))
    o = counts.sum()
    low, high = count_limits(o, tail)
    return rate, rate + deviation / np.sqrt(o) * (low - o), rate + deviation / np.sqrt(o) * (high - o)


def funnel_limits(distribution, pooled, of, phi, tail):
    def at(share):
        r = int(distribution.ppf(share))
        part = (distribution.cdf(r) - share) / distribution.pmf(r)
        return pooled + max(1, phi) ** 0.5 * ((r - part) / of - pooled)

    return max(0, min(pooled, at(tail))), max(pooled, at(1 - tail))


def funnel(measure, counts, persons):
    counts, persons = np.array(counts, float), np.array(persons, float)
    pooled = counts.sum() / persons.sum()
    variance = pooled * (1 - pooled) if measure == "share" else pooled
    z = (counts / persons - pooled) / np.sqrt(variance / persons)
    phi = float(np.mean(np.asarray(stats.mstats.winsorize(z, limits=(0.1, 0.1))) ** 2))

    def chance(of):
        return stats.binom(int(of), pooled) if measure == "share" else stats.poisson(pooled * of)

    def limits(of, tail):
        low, high = funnel_limits(chance(of), pooled, of, phi, tail)
        return low, min(1, high) if measure == "share" else high

    return {
        "measure": measure,
        "areas": [{"count": int(c), "of": int(n)} for c, n in zip(counts, persons)],
        "pooled": float(pooled),
        "phi": phi,
        "z": z.tolist(),
        "limits": [per_level(lambda tail: limits(n, tail)) for n in persons],
    }


def funnels():
    persons = [40, 150, 420, 900, 1300, 2600, 5100, 9400, 15800, 31000, 72000, 540000]
    even = stats.binom.rvs(persons, 0.031, random_state=rng)
    uneven = stats.binom.rvs(persons, stats.beta.rvs(20, 300, size=len(persons), random_state=rng), random_state=rng)
    rates = stats.poisson.rvs(np.array(persons) * 0.011, random_state=rng)
    spread = stats.poisson.rvs(np.array(persons) * stats.gamma.rvs(9, scale=0.002, size=len(persons), random_state=rng), random_state=rng)
    return [funnel("share", even, persons), funnel("share", uneven, persons),
            funnel("rate", rates, persons), funnel("rate", spread, persons)]


def trend(years, values, deviations):
    line = lambda x, a, b: a + b * (x - 2020)
    found, covariance = optimize.curve_fit(line, np.array(years, float), values, sigma=deviations, absolute_sigma=True)
    _, unscaled = np.polyfit(np.array(years) - 2020, values, 1, w=1 / np.array(deviations), cov="unscaled")
    assert abs(unscaled[0, 0] / covariance[1, 1] - 1) < 1e-6
    slope = np.polyfit(np.array(years) - 2020, values, 1, w=1 / np.array(deviations))[0]
    return {"years": years, "values": values, "deviations": deviations, "slope": float(slope),
            "chiSquare": float(slope**2 / unscaled[0, 0])}


def ranks():
    draws = np.round(rng.normal(np.arange(9)[:, None] * 0.4, 1, (9, 400)), 1)
    of = {"lowest": stats.rankdata(draws, axis=0), "highest": stats.rankdata(-draws, axis=0)}
    return {
        "draws": draws.tolist(),
        "ranks": {
            first: {
                held: np.quantile(ranked, [tail, 0.5, 1 - tail], axis=1, method="inverted_cdf").T.tolist()
                for held, tail in {"90": 0.05, "95": 0.025}.items()
            }
            for first, ranked in of.items()
        },
    }


def levels():
    shares = [0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999]
    return {
        "shares": shares,
        "share": [{"count": x, "of": n, "quantiles": stats.beta.ppf(shares, x + 0.5, n - x + 0.5).tolist()}
                  for x, n in [(0, 20), (3, 41), (65, 100), (480, 9000)]],
        "rate": [{"count": x, "of": n, "quantiles": (stats.gamma.ppf(shares, x + 0.5) / n).tolist()}
                 for x, n in [(0, 20), (3, 41), (65, 100), (480, 9000)]],
    }


def peers():
    values = np.round(rng.lognormal(3, 1, (14, 4)), 2)
    weights = np.array([1, 2, 0.5, 1])
    z = stats.zscore(values)
    distances = spatial.distance.cdist(z, z, "euclidean", w=weights)
    squares = weights * (z[0] - z) ** 2
    shares = squares[1:] / squares[1:].sum(axis=1, keepdims=True)
    return {"values": values.tolist(), "weights": weights.tolist(), "distances": distances.tolist(),
            "shares": shares.tolist()}


def linkage():
    rows = np.round(rng.normal(0, 1, (24, 6)), 3)
    apart = spatial.distance.pdist(rows) / np.sqrt(rows.shape[1])
    return {"rows": rows.tolist(), "heights": cluster.hierarchy.linkage(apart, "average")[:, 2].tolist()}


groups = [{"count": 3, "of": 1200, "standard": 8000}, {"count": 11, "of": 2300, "standard": 16000},
          {"count": 24, "of": 1900, "standard": 12000}, {"count": 7, "of": 350, "standard": 4000}]
few = [{**group, "count": count} for group, count in zip(groups, [1, 4, 3, 2])]
columns = lambda strata: [[one[key] for one in strata] for key in ("count", "of", "standard")]

print(json.dumps({
    "made": {
        "command": "python3 scripts/scipy/values.py > tests/fixtures/statistics.json",
        "scipy": scipy.__version__,
        "numpy": np.__version__,
        "python": ".".join(str(part) for part in sys.version_info[:3]),
        "seed": 17,
    },
    "normal": [[p, float(stats.norm.ppf(p))] for p in (1e-9, 0.001, 0.025, 0.05, 0.4, 0.5, 0.975, 0.999, 0.9999999)],
    "gamma": [[a, p, float(stats.gamma.ppf(p, a))] for a in (0.5, 1, 5, 9.5, 66, 1200) for p in (0.001, 0.025, 0.5, 0.975, 0.999)],
    "beta": [[a, b, x, float(special.betainc(a, b, x))] for a, b, x in
             ((0.5, 0.5, 0.2), (1, 20, 0.03), (35, 66, 0.3), (66, 35, 0.72), (480, 8521, 0.055), (16000, 524001, 0.03), (524001, 16000, 0.97))],
    "wilson": [{"x": x, "n": n, **per_level(lambda tail: wilson(x, n, tail))} for x, n in
               ((0, 20), (20, 20), (1, 3), (65, 100), (9.6, 20.8), (17, 18000), (480000, 710000))],
    "counts": [{"count": o, **per_level(lambda tail: count_limits(o, tail))} for o in
               (0, 1, 2, 3, 5, 8, 9, 9.5, 10, 11, 25, 65, 100, 1000, 48211, 1000000)],
    "direct": [{"strata": strata, **per_level(lambda tail: direct(*columns(strata), tail))} for strata in (groups, few)],
    "ratio": [{"observed": o, "expected": e, **per_level(lambda tail: (o / e, *(x / e for x in count_limits(o, tail))))}
              for o, e in ((0, 2.4), (7, 5.1), (45, 38.25), (1200, 1302.5))],
    "funnels": funnels(),
    "trends": [
        trend([2018, 2019, 2020, 2021, 2023], [4.1, 4.6, 4.9, 5.8, 6.3], [0.3, 0.25, 0.4, 0.3, 0.2]),
        trend([2016, 2017, 2018, 2019, 2020, 2021], [30.2, 31.1, 29.4, 30.8, 30.1, 30.9], [1.2, 1.1, 1.4, 1.0, 1.3, 1.1]),
        trend([2019, 2020, 2021, 2022, 2023], [0.081, 0.077, 0.07, 0.066, 0.058], [0.003, 0.004, 0.003, 0.002, 0.003]),
    ],
    "chiSquare": float(stats.chi2.ppf(0.998, 1)),
    "ranks": ranks(),
    "levels": levels(),
    "peers": peers(),
    "linkage": linkage(),
}))

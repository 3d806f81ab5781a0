"""Draws the soak's figures: memory over the time of a run, and the rate in each tenth of it."""

from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt


def draw(results: dict[str, Any], path: Path) -> None:
    """Memory of the parent and of the largest worker over time, and the rate in each tenth against the first."""
    main = results["main"]
    matplotlib.rcParams["svg.hashsalt"] = "soak"  # the same figures give the same file
    figure, (memory, rate) = plt.subplots(1, 2, figsize=(10, 3.6))
    minutes = [at / 60 for at, _, _ in main["here"]["memory"]]
    memory.plot(minutes, [parent for _, parent, _ in main["here"]["memory"]], label="parent")
    memory.plot(minutes, [worker for _, _, worker in main["here"]["memory"]], label="largest worker", linewidth=0.8)
    memory.set(xlabel="minutes", ylabel="MB", title=f"Memory, {main['files']} files", ylim=(0, None))
    memory.legend(frameon=False)
    rate.bar(range(1, 11), main["rate_by_tenth"] or [0] * 10, color="#1b4079")
    rate.axhline(0.95, color="#b23", linewidth=0.8)
    rate.set(xlabel="tenth of the run", title="Documents per second, against the first tenth", ylim=(0, None))
    for axes in (memory, rate):
        axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)

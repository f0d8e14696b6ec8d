"""From how strong the evidence for a row is to how often such rows are right: one monotone map a coder, measured, as data."""

from __future__ import annotations

from bisect import bisect_right

from dateline import lexicon


def share_of(coder_name: str, strength: float) -> float:
    """The share of the coder's rows with evidence of this strength that are right; the strength itself where no map is known.

    Source: ``resources/lexicons/confidence.toml``, fitted by ``bench/quality/calibration.py --fit``.
    """
    points = lexicon.table("lexicons", "confidence")["points"].get(coder_name)
    if not points:
        return strength
    at = bisect_right([x for x, _ in points], strength)
    if at in (0, len(points)):
        return float(points[min(at, len(points) - 1)][1])
    (x0, y0), (x1, y1) = points[at - 1], points[at]
    return float(y0 + (y1 - y0) * (strength - x0) / (x1 - x0))

"""Small bar charts as inline SVG, with their figures as data for a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

_WIDTH, _ROW, _NUMBER = 400, 44, 56


@dataclass(frozen=True)
class Bar:
    """One bar: its label, how many, and whether it is one to worry about."""

    label: str
    count: int
    bad: bool = False


def bars(name: str, title: str, lead: str, data: Sequence[Bar]) -> Markup:
    """A horizontal bar chart. ``name`` makes its ids unique on the page; title and description are read aloud."""
    height = _ROW * len(data)
    most = max((bar.count for bar in data), default=0) or 1
    described = "; ".join(f"{bar.label}: {bar.count}" for bar in data)
    parts = [
        Markup('<svg class="chart" role="img" viewBox="0 0 {} {}" aria-labelledby="{n}-t {n}-d">').format(
            _WIDTH, height, n=name
        ),
        Markup('<title id="{}-t">{}</title>').format(name, title),
        Markup('<desc id="{}-d">{} {}.</desc>').format(name, lead, described),
    ]
    for i, bar in enumerate(data):
        width = max(bar.count / most * (_WIDTH - _NUMBER), 2)
        parts.append(
            Markup(
                '<text x="0" y="{}">{}</text><rect class="{}" x="0" y="{}" width="{:.1f}" height="14"/>'
                '<text class="count" x="{:.1f}" y="{}">{}</text>'
            ).format(
                i * _ROW + 14,
                bar.label,
                "bar-c bad" if bar.bad else "bar-c",
                i * _ROW + 20,
                width,
                width + 8,
                i * _ROW + 32,
                bar.count,
            )
        )
    return Markup("").join([*parts, Markup("</svg>")])

"""The lines and bullets that are drawn on a page of a PDF."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs

THIN = 3.0  # points; a rectangle as thin as this is a line
DOT = 1.5, 6.0  # points; the least and the most that a bullet is wide


class Line(NamedTuple):
    """A straight line that is drawn: along x (`flat`) or along y."""

    flat: bool
    at: float
    start: float
    end: float


def dots_of(item: Any, place: Any) -> Iterator[tuple[float, float]]:
    """Yield the middle of a drawing that is as small and as high as wide: a bullet, as browsers draw it."""
    left, bottom, right, top = item.get_bounds()
    if DOT[0] <= right - left <= DOT[1] and abs((right - left) - (top - bottom)) < 1:
        yield place((left + right) / 2, (bottom + top) / 2)


def drawn(item: Any, place: Any) -> Iterator[Line]:
    """Yield the lines of a drawing: its straight segments that run along the page, and thin rectangles."""
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    count = min(pdfium.FPDFPath_CountSegments(item), 200)
    corners: list[tuple[float, float]] = []
    for i in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, i)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = place(*matrix.on_point(x.value, y.value))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
            yield from _straight(before, point)
        before = point if kind != pdfium.FPDF_SEGMENT_BEZIERTO else None
        corners.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and len(corners) > 2:
            yield from _straight(point, corners[0])


def _straight(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Line]:
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if high <= 1 and wide > THIN:
        yield Line(True, (a[1] + b[1]) / 2, min(a[0], b[0]), max(a[0], b[0]))
    elif wide <= 1 and high > THIN:
        yield Line(False, (a[0] + b[0]) / 2, min(a[1], b[1]), max(a[1], b[1]))

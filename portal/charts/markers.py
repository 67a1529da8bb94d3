"""Marks as SVG paths around a point, one shape for each city (pure)."""

SIZE = 4.6

# Corners in units of SIZE.
CORNERS = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": ((0.0, -1.2), (1.15, 0.85), (-1.15, 0.85)),
    "diamond": ((0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)),
    "wedge": ((0.0, 1.2), (1.15, -0.85), (-1.15, -0.85)),
    "cross": (
        (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4),
        (0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
    ),
}  # fmt: skip


def mark_path(shape: str, x: float, y: float, size: float = SIZE) -> str:
    """The ``d`` of a path; an unknown shape is a circle."""
    if shape not in CORNERS:
        return (
            f"M{x - size:.1f} {y:.1f}"
            f"a{size:.1f} {size:.1f} 0 1 0 {2 * size:.1f} 0"
            f"a{size:.1f} {size:.1f} 0 1 0 {-2 * size:.1f} 0Z"
        )
    corners = " ".join(
        f"{x + dx * size:.1f} {y + dy * size:.1f}" for dx, dy in CORNERS[shape]
    )
    return f"M{corners}Z"

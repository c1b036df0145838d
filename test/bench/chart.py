"""A chart of seconds over posts, both by powers of ten, as SVG: readable in light and dark."""
import math

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 150, 24, 48
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #333 } .grid { stroke: #ccc; stroke-width: 1 }
  .line { fill: none; stroke-width: 2.5 } .floor { stroke-dasharray: 5 4 }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } .grid { stroke: #555 } }
"""
COLOURS = ["#2f6fde", "#8aa9dd", "#1c9a6c", "#8bc9ad", "#d9480f", "#9c36b5"]


def draw(series):
    """`series`: by name, seconds by posts. Names that begin with "floor" are dashed."""
    series = {name: points for name, points in series.items() if points}
    sizes = sorted({size for points in series.values() for size in points})
    seconds = [value for points in series.values() for value in points.values()]
    low, high = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))

    def x(size):
        span = math.log10(sizes[-1] / sizes[0]) or 1
        return LEFT + (WIDTH - LEFT - RIGHT) * math.log10(size / sizes[0]) / span

    def y(value):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(value) - low) / ((high - low) or 1)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
           "<title>Seconds of a full build over the number of posts</title>", f"<style>{STYLE}</style>"]
    for power in range(low, high + 1):
        at = y(10**power)
        out.append(f'<line class="grid" x1="{LEFT}" y1="{at:.1f}" x2="{WIDTH - RIGHT}" y2="{at:.1f}"/>')
        out.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{10**power:g} s</text>')
    for size in sizes:
        out.append(f'<text x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{size:,}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">posts</text>')
    labels = []
    for (name, points), colour in zip(series.items(), COLOURS):
        line = " ".join(f"{x(size):.1f},{y(points[size]):.1f}" for size in sorted(points))
        kind = "line floor" if name.startswith("floor") else "line"
        out.append(f'<polyline class="{kind}" stroke="{colour}" points="{line}"/>')
        last = max(points)
        labels.append([y(points[last]), x(last), name, colour])
    for _, at_x, name, colour in spread(labels):
        out.append(f'<text x="{at_x + 8:.1f}" y="{_ + 4:.1f}" style="fill: {colour}">{name}</text>')
    return "\n".join(out) + "\n</svg>\n"


def spread(labels, gap=15):
    """The labels, moved down where they would stand on one another."""
    labels.sort(key=lambda label: label[0])
    for above, below in zip(labels, labels[1:]):
        if abs(above[1] - below[1]) < 1:
            below[0] = max(below[0], above[0] + gap)
    return labels

"""
What a print or screen leaves in a picture, as numbers. All of it looks at the frame as it was decoded, without resampling.
"""

import numpy as np

TILE = 128
MOST_TILES = 3  # along each side
CONTEXT = 2.7
SLOPES = np.arange(-8, 9) * 0.025
NAMES = [f"{plane}-{what}" for plane in ("luma", "chroma")
         for what in ("peak", "peak-axis", "tile-peak", "band-1", "band-2", "band-3")] + [
    "line-1", "line-2", "line-3", "line-4"]

_hann = np.hanning(TILE + 1)[:TILE]
_window = np.outer(_hann, _hann)
_fy, _fx = np.meshgrid(np.fft.fftfreq(TILE) * TILE, np.arange(TILE // 2 + 1), indexing="ij")
_radius = np.hypot(_fx, _fy)
_band = (_radius >= 14) & (_radius <= 58) & (_fx > 0) & (_fx < 60) & (abs(_fy) < 60)
_off = _band & (_fx > 2) & (abs(_fy) > 2)
_axis = _band & ~_off
_rings = [(_radius >= low) & (_radius < high) & (_fx > 0) for low, high in ((6, 14), (14, 26), (26, 40), (40, 58))]


def _boxes(a, half):
    """Sums over squares of 2 half + 1, round the edges of the spectrum."""
    out = np.zeros_like(a)
    for d in range(-half, half + 1):
        out += np.roll(a, d, 0)
    full = np.concatenate([out[:, half:0:-1], out, out[:, -2:-2 - half:-1]], 1)
    return sum(full[:, i:i + a.shape[1]] for i in range(2 * half + 1))


def _contrast(log):
    """How far each place, three by three, stands out of the ring around it, in natural logarithms."""
    near, middle, far = _boxes(log, 1), _boxes(log, 2), _boxes(log, 5)
    return near / 9 - (far - middle) / 96


def _places(start, end, count):
    room = end - start - TILE
    if room <= 0:
        return [start]
    count = min(MOST_TILES, max(2, -(-room // TILE) + 1))
    return [start + room * i // (count - 1) for i in range(count)]


def region(box, width, height):
    """The part that spectra are taken of: left, top, right, bottom, at least a tile each way, or None."""
    if width < TILE or height < TILE:
        return None
    middle_x, middle_y, half = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, (box[3] - box[1]) * CONTEXT / 2
    half = max(half, TILE / 2)
    def along(middle, size):
        start = min(max(0, int(np.floor(middle - half))), size - TILE)
        return start, max(start + TILE, min(size, int(np.floor(middle + half))))
    (left, right), (top, bottom) = along(middle_x, width), along(middle_y, height)
    return left, top, right, bottom


def spectra(plane, where):
    """Six numbers of one plane."""
    left, top, right, bottom = where
    logs, tops = [], []
    for y in _places(top, bottom, MOST_TILES):
        for x in _places(left, right, MOST_TILES):
            tile = plane[y:y + TILE, x:x + TILE].astype(np.float64)
            power = abs(np.fft.rfft2((tile - tile.mean()) * _window)) ** 2
            log = np.log(power + 1.0)
            logs.append(log)
            tops.append(_contrast(log)[_off].max())
    log = np.mean(logs, 0)
    contrast = _contrast(log)
    rings = [log[ring].mean() for ring in _rings]
    return [contrast[_off].max(), contrast[_axis].max(), float(np.mean(tops))] + [r - rings[0] for r in rings[1:]]


def lines(luma, box):
    """How straight and even the strongest line left, right, above and below the face is: four numbers, the largest first."""
    found = _sides(luma, box) + _sides(luma.T, (box[1], box[0], box[3], box[2]))
    return sorted(found, reverse=True)


def _sides(luma, box):
    """Upright lines on both sides; every second row from half a face above to half a face below."""
    height, width = luma.shape
    h = box[3] - box[1]
    rows = np.arange(max(0, int(box[1] - 0.5 * h)), min(height, int(box[3] + 0.5 * h)), 2)
    if len(rows) < 8:
        return [0.0, 0.0]
    some = luma[rows].astype(np.float64)
    step = np.zeros_like(some)
    step[:, 2:-2] = np.clip((some[:, 4:] - some[:, :-4]) / 24, -1, 1)
    best = np.zeros(width)
    columns = np.arange(width)
    for slope in SLOPES:
        shift = np.floor(slope * (rows - rows[len(rows) // 2]) + 0.5).astype(int)
        at = columns[None] + shift[:, None]
        inside = (at >= 0) & (at < width)
        total = np.where(inside, step[np.arange(len(rows))[:, None], np.clip(at, 0, width - 1)], 0).sum(0)
        best = np.maximum(best, abs(total) / len(rows))
    left, right = max(0, int(box[0])), min(width, int(box[2]) + 1)
    return [float(best[:left].max(initial=0)), float(best[right:].max(initial=0))]


def of(image, box):
    """All numbers of an RGB picture with a face at box, or None where the picture is too small."""
    height, width = image.shape[:2]
    where = region(box, width, height)
    if where is None:
        return None
    r, g, b = (image[..., c].astype(np.float64) for c in range(3))
    luma = 0.299 * r + 0.587 * g + 0.114 * b
    return np.array(spectra(luma, where) + spectra(g - (r + b) / 2, where) + lines(luma, box))

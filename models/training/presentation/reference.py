"""
Cues of made-up pictures, to hold another implementation against:
  python reference.py > cues.csv
"""

import numpy as np

import cues


def picture(kind, width, height):
    """[h, w, 3] by whole numbers alone: grey noise on a ramp, then a grid of three stripes, then a dark frame."""
    y, x = np.mgrid[:height, :width].astype(np.int64)
    out = np.zeros((height, width, 3), np.int64)
    for channel in range(3):
        noise = (x * 7919 + y * 104729 + channel * 1299709 + x * y * 31) % 1009 % 41
        out[..., channel] = 70 + x * 60 // width + y * 40 // height + noise
        if kind == "grid":
            out[..., channel] += ((x * 10 + y * 3 + channel * 10) % 31 < 11) * 18
        if kind == "frame":
            edge = (x - y // 16 > width - 30) | (x + y // 16 < 40) | (y < 20)
            out[..., channel] = np.where(edge, 20 + noise // 4, out[..., channel])
    return out.astype(np.uint8)


if __name__ == "__main__":
    print(",".join(["kind", "width", "height", "left", "top", "right", "bottom"] + cues.NAMES))
    for kind in ("plain", "grid", "frame"):
        for width, height, box in ((320, 240, (110, 60, 190, 170)), (200, 400, (50.5, 120.25, 150.75, 259.5)),
                                   (640, 360, (60, -20, 300, 300))):
            values = cues.of(picture(kind, width, height), box)
            print(",".join([kind, str(width), str(height)] + [repr(float(b)) for b in box] + [repr(round(float(v), 9)) for v in values]))

"""
Forged faces from genuine photographs. Every maker takes the portrait that is changed, a donor and a
generator, and returns a picture of the same size; what lies outside of the face stays as it was.
"""

import cv2
import numpy as np


def hull(landmarks, shape, part="face"):
    """Filled mask (0 or 1, float) of a part of the face; the face reaches up over the brows."""
    brows, eyes = landmarks[17:27], (landmarks[36:42].mean(0) + landmarks[42:48].mean(0)) / 2
    raised = brows + 0.55 * (brows.mean(0) - eyes)
    points = {
        "face": np.vstack([landmarks[:17], raised]),
        "inner": np.vstack([landmarks[17:27], landmarks[48:60], landmarks[31:36]]),
        "lower": np.vstack([landmarks[2:15], landmarks[29:30]]),
    }[part]
    mask = np.zeros(shape[:2], np.float32)
    cv2.fillConvexPoly(mask, cv2.convexHull(points.astype(np.float32)).astype(np.int32), 1)
    return mask


def soft(mask, face, rng, least=0.01, most=0.07):
    """Grown or shrunk, bent, feathered by a share of the face's height: [h, w, 1], 0 to 1."""
    size = int(face * rng.uniform(0, 0.05)) * 2 + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    mask = cv2.erode(mask, kernel) if rng.random() < 0.65 else cv2.dilate(mask, kernel)
    if rng.random() < 0.5:
        mask = elastic(mask, face * 0.03, face * 0.12, rng)
    sigma = max(0.6, face * rng.uniform(least, most))
    mask = cv2.GaussianBlur(mask, (0, 0), sigma)
    if rng.random() < 0.5:
        mask = np.clip(cv2.GaussianBlur(mask * mask, (0, 0), sigma / 2) * 1.1, 0, 1)
    return mask[..., None]


def elastic(image, amount, sigma, rng):
    """Bent by a smooth random field of that many pixels."""
    height, width = image.shape[:2]
    small = (max(2, int(width / sigma)), max(2, int(height / sigma)))
    field = [cv2.resize(rng.uniform(-1, 1, small[::-1]).astype(np.float32), (width, height),
                        interpolation=cv2.INTER_CUBIC) for _ in range(2)]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return cv2.remap(image, (x + field[0] * amount).astype(np.float32),
                     (y + field[1] * amount).astype(np.float32), cv2.INTER_LINEAR,
                     borderMode=cv2.BORDER_REFLECT)


def matched(source, target, mask, strength=1.0):
    """The source with the target's mean and spread of Lab colours under the mask."""
    a = cv2.cvtColor(source, cv2.COLOR_RGB2LAB).astype(np.float32)
    b = cv2.cvtColor(target, cv2.COLOR_RGB2LAB).astype(np.float32)
    inside = mask.reshape(mask.shape[:2]) > 0.5
    if inside.sum() < 20:
        return source
    ma, sa, mb, sb = a[inside].mean(0), a[inside].std(0) + 1, b[inside].mean(0), b[inside].std(0) + 1
    moved = (a - ma) * np.clip(sb / sa, 0.6, 1.6) + mb
    out = a + strength * (moved - a)
    return cv2.cvtColor(np.clip(out, 0, 255).astype(np.uint8), cv2.COLOR_LAB2RGB)


def blended(source, target, mask):
    return np.clip(source * mask + target * (1 - mask) + 0.5, 0, 255).astype(np.uint8)


def _height(portrait):
    return portrait.box[3] - portrait.box[1]


def self_blend(portrait, donor, rng):
    """The face laid over itself, a little moved, recoloured, sharpened or softened."""
    image, landmarks, face = portrait.image, portrait.landmarks, _height(portrait)
    part = rng.choice(["face", "face", "inner", "lower"])
    points = landmarks + rng.normal(0, 0.015 * face, landmarks.shape)
    mask = soft(hull(points, image.shape, part), face, rng)
    source, target = image, image
    changed = _touched(image, rng)
    if rng.random() < 0.5:
        source = changed
    else:
        target = changed
    if rng.random() < 0.8:
        x, y = landmarks.mean(0)
        turn = cv2.getRotationMatrix2D((float(x), float(y)), rng.uniform(-3, 3), rng.uniform(0.95, 1.05))
        turn[:, 2] += rng.uniform(-0.03, 0.03, 2) * face
        source = cv2.warpAffine(source, turn, image.shape[1::-1], borderMode=cv2.BORDER_REFLECT)
    if rng.random() < 0.5:
        source = elastic(source, face * 0.02, face * 0.25, rng)
    return blended(source, target, mask * rng.choice([0.5, 0.75, 1, 1, 1]))


def _touched(image, rng):
    out = image.astype(np.float32)
    if rng.random() < 0.7:
        out += rng.uniform(-18, 18, 3)
    if rng.random() < 0.5:
        out = (out - 128) * rng.uniform(0.85, 1.18) + 128 + rng.uniform(-12, 12)
    out = np.clip(out, 0, 255).astype(np.uint8)
    kind = rng.random()
    if kind < 0.35:
        out = _coarse(out, rng.uniform(1.5, 3.5), rng)
    elif kind < 0.6:
        smooth = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.8, 2))
        amount = rng.uniform(0.4, 1.2)
        out = cv2.addWeighted(out, 1 + amount, smooth, -amount, 0)
    elif kind < 0.7:
        coded = cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(25, 70))])[1]
        out = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    return out


def _coarse(image, factor, rng):
    ways = [cv2.INTER_NEAREST, cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4, cv2.INTER_AREA]
    height, width = image.shape[:2]
    small = cv2.resize(image, (max(8, int(width / factor)), max(8, int(height / factor))),
                       interpolation=ways[rng.integers(1, 5)])
    return cv2.resize(small, (width, height), interpolation=ways[rng.integers(0 if factor < 2 else 1, 4)])


def affine(source, target):
    """Least squares map [2, 3] of points onto points."""
    rows = np.hstack([source, np.ones((len(source), 1))])
    return np.linalg.lstsq(rows, target, rcond=None)[0].T


def similarity(source, target):
    """Least squares map [2, 3] by turning, scaling and moving."""
    x, y, one, zero = *source.T, np.ones(len(source)), np.zeros(len(source))
    rows = np.vstack([np.stack([x, -y, one, zero], 1), np.stack([y, x, zero, one], 1)])
    a, b, c, d = np.linalg.lstsq(rows, target.T.ravel(), rcond=None)[0]
    return np.array([[a, -b, c], [b, a, d]])


def laid(donor, portrait, rng):
    """The donor's face where the portrait's is: by a similarity or a full affine map of landmarks."""
    onto = (similarity if rng.random() < 0.5 else affine)(donor.landmarks, portrait.landmarks)
    return cv2.warpAffine(donor.image, onto, portrait.image.shape[1::-1], flags=cv2.INTER_LINEAR,
                          borderMode=cv2.BORDER_REFLECT)


def feathered_swap(portrait, donor, rng):
    """Another person's face, colours matched, edge feathered."""
    image, face = portrait.image, _height(portrait)
    source = laid(donor, portrait, rng)
    part = rng.choice(["face", "face", "inner"])
    mask = soft(hull(portrait.landmarks, image.shape, part), face, rng)
    if rng.random() < 0.4:
        source = _coarse(source, rng.uniform(1.2, 2.5), rng)
    return blended(matched(source, image, mask, rng.uniform(0.7, 1)), image, mask)


def poisson_swap(portrait, donor, rng):
    """Another person's face, joined by its gradients."""
    image, face = portrait.image, _height(portrait)
    source = laid(donor, portrait, rng)
    mask = hull(portrait.landmarks, image.shape, rng.choice(["face", "inner"]))
    size = int(face * 0.03) * 2 + 1
    mask = cv2.erode(mask, np.ones((size, size)))
    if rng.random() < 0.3:
        source = _coarse(source, rng.uniform(1.2, 2.5), rng)
    source = matched(source, image, mask)
    mask[:2], mask[-2:], mask[:, :2], mask[:, -2:] = 0, 0, 0, 0
    x, y, w, h = cv2.boundingRect((mask * 255).astype(np.uint8))
    if w < 8 or h < 8:
        return self_blend(portrait, donor, rng)
    return cv2.seamlessClone(source, image, (mask * 255).astype(np.uint8), (x + w // 2, y + h // 2),
                             cv2.NORMAL_CLONE)


def resampled(portrait, donor, rng):
    """The face made at a lower resolution, or smoothed, and put back."""
    image, face = portrait.image, _height(portrait)
    mask = soft(hull(portrait.landmarks, image.shape, rng.choice(["face", "inner"])), face, rng)
    fine = face / rng.uniform(36, 96)
    if rng.random() < 0.7:
        source = _coarse(image, max(1.35, fine), rng)
    else:
        source = cv2.bilateralFilter(image, 9, rng.uniform(35, 90), 7)
    if rng.random() < 0.5:
        smooth = cv2.GaussianBlur(source, (0, 0), 1.5)
        source = cv2.addWeighted(source, 1.8, smooth, -0.8, 0)
    return blended(source, image, mask)


class Eigenfaces:
    """Faces made again from few numbers, as a code of a network would make them."""

    SIDE = 96
    PLACES = np.array([[0.32, 0.38], [0.68, 0.38], [0.5, 0.78]]) * SIDE

    def __init__(self, portraits, most=250, seed=1, learnt_from=500):
        rng = np.random.default_rng(seed)
        some = rng.choice(len(portraits), min(learnt_from, len(portraits)), replace=False)
        rows = np.stack([self.aligned(portraits[i])[0].ravel() for i in some]).astype(np.float32)
        self.mean = rows.mean(0)
        _, _, self.axes = np.linalg.svd(rows - self.mean, full_matrices=False)
        self.axes = self.axes[:most]

    @classmethod
    def aligned(cls, portrait):
        """The face upright in a square, and the map from the picture to it."""
        l = portrait.landmarks
        to = similarity(np.stack([l[36:42].mean(0), l[42:48].mean(0), l[48:60].mean(0)]), cls.PLACES)
        return cv2.warpAffine(portrait.image, to, (cls.SIDE, cls.SIDE), borderMode=cv2.BORDER_REFLECT), to

    def code_swap(self, portrait, donor, rng):
        """The portrait's or the donor's face from its first 40 to 250 components."""
        image, face = portrait.image, _height(portrait)
        small, to = self.aligned(portrait)
        if rng.random() < 0.5:
            small = self.aligned(donor)[0]
        count = int(rng.integers(40, len(self.axes)))
        code = (small.ravel().astype(np.float32) - self.mean) @ self.axes[:count].T
        made = np.clip(code @ self.axes[:count] + self.mean, 0, 255).reshape(small.shape).astype(np.uint8)
        return replaced(image, portrait.landmarks, made, to, face, rng)


def replaced(image, landmarks, made, to, face, rng):
    """An aligned face that was made put back into its picture."""
    size = image.shape[1::-1]
    way = [cv2.INTER_LINEAR, cv2.INTER_CUBIC][rng.integers(2)]
    source = cv2.warpAffine(made, to, size, flags=way | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REFLECT)
    known = cv2.warpAffine(np.ones(made.shape[:2], np.float32), to, size,
                           flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    mask = soft(hull(landmarks, image.shape) * (known > 0.99), face, rng, 0.01, 0.05)
    return blended(matched(source, image, mask), image, mask)


def upsampled(portrait, donor, rng):
    """The whole picture through zero insertion and a learnt-like kernel: the prints of generators."""
    image = portrait.image
    height, width = image.shape[:2]
    step = 2 if rng.random() < 0.75 else 4
    small = cv2.resize(image, (max(8, width // step), max(8, height // step)), interpolation=cv2.INTER_AREA)
    out = small.astype(np.float32)
    while out.shape[0] * 2 <= height // step * step:
        wide = np.zeros((out.shape[0] * 2, out.shape[1] * 2, 3), np.float32)
        if rng.random() < 0.5:
            wide[::2, ::2] = out * 4
            size = int(rng.choice([3, 4, 5]))
        else:
            wide = cv2.resize(out, None, fx=2, fy=2, interpolation=cv2.INTER_NEAREST)
            size = 3
        base = np.outer(*[cv2.getGaussianKernel(size, 0.35 * size).ravel()] * 2)
        kernel = base * (1 + rng.normal(0, 0.12, base.shape))
        out = cv2.filter2D(wide, -1, (kernel / kernel.sum()).astype(np.float32))
        detail = out - cv2.GaussianBlur(out, (0, 0), 1.2)
        out = out + detail * rng.uniform(0.2, 1.4)
    out = np.clip(out, 0, 255).astype(np.uint8)
    return cv2.resize(out, (width, height), interpolation=cv2.INTER_CUBIC) if out.shape[:2] != (height, width) else out


def _triangles(points, shape):
    division = cv2.Subdiv2D((-shape[1], -shape[0], 3 * shape[1], 3 * shape[0]))
    index = {}
    for i, (x, y) in enumerate(points):
        division.insert((float(x), float(y)))
        index[(round(float(np.float32(x)), 2), round(float(np.float32(y)), 2))] = i
    for t in division.getTriangleList():
        corners = [index.get((round(float(t[k]), 2), round(float(t[k + 1]), 2))) for k in (0, 2, 4)]
        if None not in corners:
            yield corners


def multiband_swap(portrait, donor, rng):
    """Held back from training: every triangle of landmarks warped for itself, joined in bands of frequency."""
    image, face = portrait.image, _height(portrait)
    source = image.copy()
    for corners in _triangles(portrait.landmarks, image.shape):
        a = donor.landmarks[corners].astype(np.float32)
        b = portrait.landmarks[corners].astype(np.float32)
        x, y, w, h = cv2.boundingRect(b)
        x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + w, image.shape[1]), min(y + h, image.shape[0])
        if x1 <= x0 or y1 <= y0:
            continue
        onto = cv2.getAffineTransform(a, (b - (x0, y0)).astype(np.float32))
        piece = cv2.warpAffine(donor.image, onto, (x1 - x0, y1 - y0), borderMode=cv2.BORDER_REFLECT)
        inside = np.zeros((y1 - y0, x1 - x0), np.uint8)
        cv2.fillConvexPoly(inside, np.round(b - (x0, y0)).astype(np.int32), 1)
        source[y0:y1, x0:x1][inside > 0] = piece[inside > 0]
    mask = cv2.erode(hull(portrait.landmarks, image.shape), np.ones((3, 3)))
    inner = np.zeros_like(mask)
    cv2.fillConvexPoly(inner, cv2.convexHull(portrait.landmarks.astype(np.float32)).astype(np.int32), 1)
    mask = mask * inner
    return _joined(matched(source, image, mask, 0.9), image, mask)


def _joined(source, target, mask, levels=4):
    a, b, m = (v.astype(np.float32) for v in (source, target, np.repeat(mask[..., None], 3, 2)))
    bands = []
    for _ in range(levels):
        size = a.shape[1::-1]
        a2, b2, m2 = cv2.pyrDown(a), cv2.pyrDown(b), cv2.pyrDown(m)
        bands.append((a - cv2.pyrUp(a2, dstsize=size)) * m + (b - cv2.pyrUp(b2, dstsize=size)) * (1 - m))
        a, b, m = a2, b2, m2
    out = a * m + b * (1 - m)
    for band in reversed(bands):
        out = cv2.pyrUp(out, dstsize=band.shape[1::-1]) + band
    return np.clip(out, 0, 255).astype(np.uint8)


def shape_of(portrait):
    """Landmarks without place and size, for finding a donor that looks the same way."""
    centred = portrait.landmarks - portrait.landmarks.mean(0)
    return centred / np.sqrt((centred ** 2).sum())


class Donors:
    """Finds another person whose face is turned alike."""

    def __init__(self, portraits):
        self.portraits = portraits
        self.shapes = np.stack([shape_of(p) for p in portraits])

    def of(self, index, rng, among=60):
        some = rng.choice(len(self.portraits), min(among, len(self.portraits)), replace=False)
        some = [i for i in some if self.portraits[i].identity != self.portraits[index].identity]
        distance = ((self.shapes[some] - self.shapes[index]) ** 2).sum((1, 2))
        return self.portraits[some[int(np.argmin(distance))]]

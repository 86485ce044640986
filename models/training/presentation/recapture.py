"""
Shows a picture to a camera on a print, a phone or a monitor, by arithmetic: the medium and its grid, its
place before the camera, lens, colour filter array, noise. The same camera takes the genuine picture, so that
nothing but the medium tells the two apart.

A grid is a Fourier series in the medium's coordinates, each term weakened as lens and pixel weaken it and then
sampled where the camera's pixels are: what lies above the sampling rate becomes moire by itself.
"""

from dataclasses import dataclass, field

import cv2
import numpy as np

SIZES = ((640, 480), (480, 640), (480, 480), (640, 360), (360, 360))
INSTRUMENTS = ("print", "phone", "monitor")


@dataclass
class Camera:
    """What stays the same between a genuine picture and its attack, and from frame to frame."""

    size: tuple
    fold: float  # pixels of the sensor by pixels of the picture
    lens: float  # sigma in pixels of the sensor
    noise: float
    sharpen: float
    balance: np.ndarray
    exposure: float

    @staticmethod
    def drawn(rng, size=None):
        return Camera(size or SIZES[rng.integers(len(SIZES))], float(rng.choice([1, 1.25, 1.5, 1.75])),
                      rng.uniform(0.35, 0.9), rng.uniform(0.002, 0.02), rng.uniform(0, 0.6),
                      np.float32([rng.uniform(0.92, 1.08), 1, rng.uniform(0.92, 1.08)]), rng.uniform(0.35, 0.55))

    @property
    def sensor(self):
        return round(self.size[0] * self.fold), round(self.size[1] * self.fold)


@dataclass
class Medium:
    """One print or screen: its look, and where it is before the camera (in shares of the frame)."""

    kind: str
    border: bool
    width: float  # share of the frame that the shown picture fills
    turn: float  # degrees
    tilt: np.ndarray  # shifts of the four corners, in shares of the frame
    elements: float  # dots or pixels across the frame's width
    black: float
    white: float
    fade: float  # share of the colour that is lost
    cast: np.ndarray
    gamma: float
    bend: float
    glare: tuple
    band: tuple
    dither: float
    seed: int
    bezel: tuple = field(default=(0.05, 0.02))

    @staticmethod
    def drawn(rng, kind, border):
        paper = kind == "print"
        elements = rng.uniform(500, 1500) if paper else rng.uniform(700, 2000) if kind == "phone" else rng.uniform(400, 1600)
        return Medium(
            kind, border, rng.uniform(0.5, 0.8) if border else rng.uniform(1.15, 1.5),
            rng.normal(0, 4), rng.normal(0, 0.025, (4, 2)), elements,
            rng.uniform(0.02, 0.08) if paper else rng.uniform(0.0, 0.03), rng.uniform(0.65, 0.9) if paper else 1,
            rng.uniform(0.05, 0.35) if paper else rng.uniform(0, 0.12),
            np.float32([rng.uniform(0.9, 1.08), 1, rng.uniform(0.85, 1.0)] if paper
                       else [rng.uniform(0.85, 1.0), 1, rng.uniform(1.0, 1.2)]),
            rng.uniform(0.9, 1.15), rng.uniform(0, 0.12) if paper else 0,
            (rng.random(), rng.random(), rng.uniform(0.15, 0.5), rng.uniform(0, 0.12) * (rng.random() < 0.5)),
            (rng.uniform(1, 6), rng.random(), 0 if paper else rng.uniform(0, 0.06) * (rng.random() < 0.4)),
            rng.uniform(0, 0.06) if rng.random() < 0.5 else -1,
            int(rng.integers(1 << 30)), (rng.uniform(0.015, 0.07), rng.uniform(0.01, 0.05)))


def _linear(image):
    return (image.astype(np.float32) / 255) ** 2.2


def _framed(shape, face, size, fill):
    """Maps a picture into a frame so that it fills that share of it, the face near the middle."""
    height, width = shape[:2]
    scale = max(size[0] / width, size[1] / height) * fill
    if fill < 1:
        scale = min(size[0] / width, size[1] / height) * fill * 1.15
    x, y = (face[0] + face[2]) / 2 * scale, (face[1] + face[3]) / 2 * scale
    left, top = size[0] / 2 - x, size[1] / 2 - y
    if fill >= 1:
        left, top = np.clip(left, size[0] - width * scale, 0), np.clip(top, size[1] - height * scale, 0)
    else:
        left, top = (size[0] - width * scale) / 2, (size[1] - height * scale) / 2
    return np.array([[scale, 0, left], [0, scale, top], [0, 0, 1]])


def _warp(image, onto, size):
    scale = np.sqrt(abs(np.linalg.det(onto[:2, :2])))
    if scale < 0.8:
        image = cv2.GaussianBlur(image, (0, 0), 0.45 / scale)
    return cv2.warpPerspective(image, onto, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)


def genuine(image, face, camera, fill, rng):
    """The face itself before the camera; the face must be given as (left, top, right, bottom)."""
    sensor = camera.sensor
    onto = _framed(image.shape, face, sensor, fill)
    return _taken(np.clip(_warp(_linear(image), onto, sensor), 0, 1), camera, rng)


def attack(image, face, camera, medium, room, rng, hand=None):
    """The picture on the medium before the camera; room: another scene behind a visible border."""
    sensor = camera.sensor
    width, height = sensor
    onto = _framed(image.shape, face, sensor, medium.width)
    place = _placed(medium, sensor, hand)
    whole = place @ onto
    shown = np.clip(_warp(_linear(image), whole, sensor), 0, 1)
    back = np.linalg.inv(place)
    y, x = np.mgrid[:height, :width].astype(np.float32)
    w = back[2, 0] * x + back[2, 1] * y + back[2, 2]
    u = ((back[0, 0] * x + back[0, 1] * y + back[0, 2]) / w).astype(np.float32)
    v = ((back[1, 0] * x + back[1, 1] * y + back[1, 2]) / w).astype(np.float32)
    if medium.bend:
        bent = medium.bend * np.cos(np.pi * (u / width - 0.5))
        shown = cv2.remap(shown, (x + bent * 0.1 * width * np.sin(2 * np.pi * u / width)).astype(np.float32), y,
                          cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT) * (0.85 + bent)[..., None]
    look = _look(shown, medium) * _grid(shown, medium, camera, (u, v), back)
    look = _light(look, medium, (u / width, v / height), rng, camera)
    if medium.border:
        look = _bordered(look, medium, (u, v), _corners(image.shape, onto), room)
    return _taken(np.clip(look, 0, 1), camera, rng)


def room(portraits, rng):
    """A scene for behind a border: a corner of somebody's photograph, out of focus."""
    other = portraits[rng.integers(len(portraits))].image
    side = other.shape[0] // 4
    corner = other[:side, :side] if rng.random() < 0.5 else other[:side, -side:]
    return cv2.GaussianBlur(corner, (0, 0), rng.uniform(0.3, 3))


def _corners(shape, onto):
    height, width = shape[:2]
    return onto[0, 2], onto[1, 2], onto[0, 2] + onto[0, 0] * width, onto[1, 2] + onto[1, 1] * height


def _placed(medium, sensor, hand):
    width, height = sensor
    flat = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), medium.turn + (hand[2] if hand is not None else 0), 1)
    moved = cv2.transform(flat[None], turn)[0] + medium.tilt * (width, height)
    if hand is not None:
        moved = moved + np.float32(hand[:2]) * (width, height)
    return cv2.getPerspectiveTransform(flat, moved.astype(np.float32)).astype(np.float64)


def _look(light, medium):
    grey = (light @ np.float32([0.21, 0.72, 0.07]))[..., None]
    light = (light * (1 - medium.fade) + grey * medium.fade) ** medium.gamma
    return (medium.black + (medium.white - medium.black) * light) * medium.cast


def _mtf(frequency, camera):
    across, down = frequency
    return (np.sinc(across) * np.sinc(down)
            * np.exp(-2 * (np.pi * camera.lens) ** 2 * (across ** 2 + down ** 2)))


def _grid(light, medium, camera, uv, back):
    """Gain by the medium's grid, [h, w, 3]."""
    u, v = uv
    pitch = camera.sensor[0] / medium.elements
    gain = np.ones(light.shape, np.float32)
    rng = np.random.default_rng(medium.seed)
    if medium.kind == "print" and medium.dither >= 0:
        dots = rng.normal(0, 1, light.shape[:2] + (3,)).astype(np.float32)
        return gain + medium.dither * cv2.GaussianBlur(dots, (0, 0), camera.lens + 0.2) * 3
    jacobian = back[:2, :2] / back[2, 2]
    for channel in range(3):
        for term, size, phase in _series(medium, channel):
            frequency = jacobian.T @ (np.array(term) / pitch)
            size = size * _mtf(frequency, camera)
            if abs(size) < 0.004:
                continue
            wave = np.cos(np.float32(2 * np.pi / pitch) * (term[0] * u + term[1] * v) + np.float32(phase))
            if medium.kind == "print":
                wave *= 4 * light[..., channel] * (1 - light[..., channel])
            gain[..., channel] += size * wave
    return gain


def _series(medium, channel):
    """Terms (cycles by element across and down), their size and phase."""
    if medium.kind == "print":
        angle = np.radians((15, 75, 0)[channel])
        return [((np.cos(angle + q), np.sin(angle + q)), 0.35, 0.0) for q in (0, np.pi / 2)]
    stripe, tall = 0.28, 0.8
    terms = []
    for across in range(0, 4):
        for down in range(-2, 3):
            if (across, down) > (0, 0):
                size = 2 * np.sinc(across * stripe) * np.sinc(down * tall)
                terms.append(((across, down), size, 2 * np.pi * across * (channel - 1) / 3))
    return terms


def _light(look, medium, place, rng, camera):
    u, v = place
    gx, gy, spread, strength = medium.glare
    if strength:
        look = look + (strength * np.exp(-((u - gx) ** 2 + (v - gy) ** 2) / (2 * spread ** 2)))[..., None]
    bands, phase, depth = medium.band
    if depth:
        rows = 1 + depth * np.cos(2 * np.pi * (bands * np.arange(look.shape[0]) / look.shape[0] + phase))
        look = look * rows[:, None, None].astype(np.float32)
    if medium.kind == "print":
        grain = np.random.default_rng(medium.seed + 1).normal(0, 1, look.shape[:2]).astype(np.float32)
        look = look * (1 + 0.012 * cv2.GaussianBlur(grain, (0, 0), 1.2) * 3)[..., None]
    return look.astype(np.float32)


def _bordered(look, medium, uv, corners, room):
    u, v = uv
    left, top, right, bottom = corners
    outside = np.maximum.reduce([left - u, u - right, top - v, v - bottom])
    wide = medium.bezel[0] * (right - left)
    frame = medium.white * medium.cast if medium.kind == "print" else np.full(3, medium.bezel[1], np.float32)
    edge = np.clip(outside + 0.5, 0, 1)[..., None]
    far = np.clip(outside - wide + 0.5, 0, 1)[..., None]
    look = look * (1 - edge) + frame * edge
    scene = cv2.resize(_linear(room), (look.shape[1], look.shape[0]), interpolation=cv2.INTER_CUBIC)
    return look * (1 - far) + np.clip(scene, 0, 1) * far


def _taken(light, camera, rng):
    """From light on the sensor to an RGB picture."""
    light = cv2.GaussianBlur(light.astype(np.float32), (0, 0), camera.lens)
    height, width = light.shape[:2]
    middle = light[height // 4:-height // 4, width // 4:-width // 4]
    gain = camera.exposure ** 2.2 / max(0.02, float(middle.mean()))
    light = light * (np.clip(gain, 0.4, 3) * camera.balance)
    light = light + rng.normal(0, 1, light.shape).astype(np.float32) * camera.noise * np.sqrt(np.maximum(light, 0) + 0.01)
    code = (np.clip(light, 0, 1) ** (1 / 2.2) * 65535).astype(np.uint16)
    mosaic = code[..., 1].copy()
    mosaic[0::2, 0::2] = code[0::2, 0::2, 0]
    mosaic[1::2, 1::2] = code[1::2, 1::2, 2]
    picture = cv2.cvtColor(mosaic, cv2.COLOR_BayerBG2RGB).astype(np.float32) / 257
    if camera.sharpen:
        picture = picture + camera.sharpen * (picture - cv2.GaussianBlur(picture, (0, 0), 1.2))
    picture = np.clip(picture, 0, 255)
    if camera.fold > 1:
        picture = cv2.resize(picture, camera.size, interpolation=cv2.INTER_AREA)
    return np.round(picture).astype(np.uint8)

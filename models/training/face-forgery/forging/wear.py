"""What happens to genuine and forged pictures alike on their way: scaling, blur, light, noise, codecs."""

import io

import av
import cv2
import numpy as np


def h264(image, crf, rng=None):
    """One picture through H.264 as the second frame of a short clip, so that prediction has been at work."""
    height, width = image.shape[0] // 2 * 2, image.shape[1] // 2 * 2
    image = image[:height, :width]
    sink = io.BytesIO()
    with av.open(sink, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.thread_count = 1
        stream.options = {"crf": str(crf), "preset": "veryfast", "tune": "zerolatency"}
        for shift in (1, 0):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(np.roll(image, shift, 1)), "rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    sink.seek(0)
    with av.open(sink) as container:
        return [f.to_ndarray(format="rgb24") for f in container.decode(video=0)][-1]


def jpeg(image, quality):
    """Through JPEG, chroma halved."""
    coded = cv2.imencode(".jpg", image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, int(quality)])[1]
    return cv2.imdecode(coded, cv2.IMREAD_COLOR)[..., ::-1]


def motion(image, length, degrees):
    """Blur along a line of that many pixels."""
    size = int(length) | 1
    kernel = np.zeros((size, size), np.float32)
    kernel[size // 2] = 1
    turn = cv2.getRotationMatrix2D((size // 2, size // 2), degrees, 1)
    kernel = cv2.warpAffine(kernel, turn, (size, size))
    return cv2.filter2D(image, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT)


def defocus(image, radius):
    """Blur by a disc."""
    size = 2 * int(np.ceil(radius)) + 1
    y, x = np.mgrid[:size, :size] - size // 2
    kernel = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1).astype(np.float32)
    return cv2.filter2D(image, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT)


def dark(image, gain, noise, rng):
    """Little light: less signal, more noise, as a sensor gives it."""
    light = (image.astype(np.float32) / 255) ** 1.2 * gain
    grain = rng.normal(0, 1, image.shape).astype(np.float32)
    grain = 0.7 * grain + 0.5 * cv2.GaussianBlur(grain, (3, 3), 0)
    return np.clip((light + grain * noise * np.sqrt(light + 0.01)) * 255, 0, 255).astype(np.uint8)


def beautified(image, strength):
    """The skin filter of a phone, over the whole picture."""
    smooth = cv2.bilateralFilter(image, 7, 30 + 40 * strength, 5)
    return cv2.addWeighted(smooth, 0.5 + 0.4 * strength, image, 0.5 - 0.4 * strength, 0)


def hidden_background(image, box, sigma):
    """The background blur of a meeting program: head and shoulders stay sharp."""
    height, width = image.shape[:2]
    mask = np.zeros((height, width), np.float32)
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    w, h = box[2] - box[0], box[3] - box[1]
    cv2.ellipse(mask, ((x, y - 0.1 * h), (1.6 * w, 1.7 * h), 0), 1, -1)
    cv2.rectangle(mask, (int(x - 1.5 * w), int(y + 0.7 * h)), (int(x + 1.5 * w), height), 1, -1)
    mask = cv2.GaussianBlur(mask, (0, 0), max(1, 0.03 * h))[..., None]
    return (image * mask + cv2.GaussianBlur(image, (0, 0), sigma) * (1 - mask)).astype(np.uint8)


def toned(image, rng):
    """Another camera's gain, gamma and white balance."""
    gamma = rng.uniform(0.75, 1.35)
    table = 255 * (np.arange(256) / 255) ** gamma * rng.uniform(0.85, 1.1)
    out = np.clip(table, 0, 255)[image] * rng.uniform(0.93, 1.07, 3)
    return np.clip(out, 0, 255).astype(np.uint8)


def worn(image, box, seed):
    """
    One random way, the same for the same seed and size, so that a forgery and its original go the
    same way. Returns the picture and the box in it.
    """
    rng = np.random.default_rng(seed)
    face = box[3] - box[1]
    if rng.random() < 0.5:
        image = toned(image, rng)
    if rng.random() < 0.05:
        image = hidden_background(image, box, rng.uniform(3, 8))
    if rng.random() < 0.07:
        image = beautified(image, rng.random())
    blur = rng.random()
    if blur < 0.09:
        image = motion(image, rng.uniform(0.02, 0.12) * face + 1, rng.uniform(0, 180))
    elif blur < 0.17:
        image = defocus(image, rng.uniform(0.004, 0.03) * face + 0.3)
    if rng.random() < 0.12:
        image = dark(image, rng.uniform(0.12, 0.5), rng.uniform(0.02, 0.10), rng)
    if rng.random() < 0.1:
        image = jpeg(image, rng.uniform(50, 95))
    scale = 1.0
    if rng.random() < 0.6:
        scale = np.exp(rng.uniform(np.log(max(0.35, 48 / face)), np.log(1.5)))
        way = cv2.INTER_AREA if scale < 1 else [cv2.INTER_LINEAR, cv2.INTER_CUBIC][rng.integers(2)]
        if rng.random() < 0.25:
            way = cv2.INTER_LINEAR
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=way)
    if rng.random() < 0.1:
        image = np.clip(image + rng.normal(0, rng.uniform(1, 7), image.shape), 0, 255).astype(np.uint8)
    if rng.random() < 0.1:
        soft = cv2.GaussianBlur(image, (0, 0), 1.2)
        image = cv2.addWeighted(image, 1 + (amount := rng.uniform(0.3, 1)), soft, -amount, 0)
    codec = rng.random()
    if codec < 0.55:
        image = jpeg(image, rng.uniform(30, 95))
    elif codec < 0.85:
        image = h264(image, int(rng.integers(18, 36)))
    return image, np.asarray(box[:4]) * scale

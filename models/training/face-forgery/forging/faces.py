"""Faces as the inference worker finds and cuts them: the same models, the same arithmetic."""

import cv2
import numpy as np
import onnxruntime as ort

SIDE = 128
CONTEXT = 1.04

# Training pairs keep a margin, from which crops are taken at random places: at the same scale.
MARGIN_SIDE = 160


def session(path):
    """An ONNX session on one thread."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _cut(image, box, width, height):
    """Bilinear patch of a rectangle (left, top, right, bottom), edges onto edges, zeros outside."""
    sx, sy = (box[2] - box[0]) / width, (box[3] - box[1]) / height
    onto = np.array([[sx, 0, box[0] + 0.5 * sx - 0.5], [0, sy, box[1] + 0.5 * sy - 0.5]])
    return cv2.warpAffine(
        image, onto, (width, height), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)


def square(box):
    """The square as high as a box around its middle."""
    middle, half = (box[0] + box[2]) / 2, (box[3] - box[1]) / 2
    return (middle - half, box[1], middle + half, box[3])


def enlarged(box, factor, width, height):
    """A box made larger around its middle and shifted into the picture."""
    w, h = box[2] - box[0], box[3] - box[1]
    factor = min(factor, (width - 1) / w, (height - 1) / h)
    w, h = w * factor, h * factor
    left = np.clip((box[0] + box[2] - w) / 2, 0, max(0, width - 1 - w))
    top = np.clip((box[1] + box[3] - h) / 2, 0, max(0, height - 1 - h))
    return (left, top, left + w, top + h)


def crop(image, box, side=SIDE):
    """The piece that the forgery model sees: [128, 128, 3], each pixel a mean of several in a large face."""
    around = enlarged(square(box), CONTEXT * side / SIDE, image.shape[1], image.shape[0])
    fold = int(np.clip(round((around[2] - around[0]) / side), 1, 6))
    fine = _cut(image, around, side * fold, side * fold)
    if fold == 1:
        return fine
    mean = fine.reshape(side, fold, side, fold, 3).astype(np.float32).mean(axis=(1, 3))
    return np.round(mean).astype(np.uint8)


class Finder:
    """Finds the surest face of an RGB picture and its 68 landmarks."""

    def __init__(self, models):
        self.detector = session(models / "face-detector/0.0.1/model.onnx")
        self.landmarker = session(models / "face-landmarks/0.0.1/model.onnx")

    def boxes(self, image):
        """Boxes (left, top, right, bottom, score) in pixels, the surest first."""
        height, width = image.shape[:2]
        scale = max(width / 320, height / 240)
        left, top = (width - 320 * scale) / 2, (height - 240 * scale) / 2
        patch = _cut(image, (left, top, left + 320 * scale, top + 240 * scale), 320, 240)
        pixels = ((patch.astype(np.float32) - 127) / 128).transpose(2, 0, 1)[None]
        scores, corners = self.detector.run(None, {self.detector.get_inputs()[0].name: pixels})
        scores, corners = scores[0, :, 1], corners[0]
        kept = []
        for i in np.argsort(-scores):
            if scores[i] < 0.65:
                break
            c = corners[i] * (320 * scale, 240 * scale, 320 * scale, 240 * scale)
            box = (c[0] + left, c[1] + top, c[2] + left, c[3] + top, float(scores[i]))
            if box[3] - box[1] > 12 and all(_overlap(box, other) <= 0.4 for other in kept):
                kept.append(box)
        return kept

    def landmarks(self, image, box):
        """[68, 2] in pixels."""
        around = square(box)
        grey = cv2.cvtColor(_cut(image, around, 64, 64), cv2.COLOR_RGB2GRAY)
        pixels = (grey.astype(np.float32) / 256)[None, None]
        found = self.landmarker.run(None, {self.landmarker.get_inputs()[0].name: pixels})[0]
        side = around[3] - around[1]
        return found.reshape(68, 2) * side + (around[0], around[1])

    def largest(self, image):
        """Box and landmarks of the face that fills most, or None."""
        boxes = self.boxes(image)
        if not boxes:
            return None
        box = max(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
        return np.array(box), self.landmarks(image, box)


def _overlap(a, b):
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    if across <= 0 or down <= 0:
        return 0
    shared = across * down
    area = lambda x: (x[2] - x[0]) * (x[3] - x[1])
    return shared / (area(a) + area(b) - shared)

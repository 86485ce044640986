"""
Films of talking people, who of them develops and who only measures, and how they are shown to a camera.

Nobody is in both lists. Those of DEVELOPMENT may be fitted on by their licence status (likely-ok); those of EVALUATION may
only be measured, and nothing is fitted on them. The person of av_real/r3d is in neither: a
photograph of the same person in LFW gave weights to the cues, which version 1.0.0 overlooked.
"""

import csv

import av
import numpy as np

import recapture

RATE, FRAMES, SIZE = 5, 15, (480, 360)

# Beginnings of paths in the media's manifest.
DEVELOPMENT = ("av_real/grid/",)
EVALUATION = ("av_real/hdtf/", "video_real/lp/", "video_real/ffpp/", "video_real/dfdc/") + tuple(
    f"video_real/mead/{who}_front_{mood}" for who in ("M030", "W009", "W011") for mood in ("neutral", "happy"))


def rows(media, part):
    """Rows of the manifest."""
    with open(media / "MANIFEST.csv", newline="") as file:
        return [r for r in csv.DictReader(file) if r["path"].startswith(part)]


def frames(path):
    """The first FRAMES pictures of a recording, RATE a second, at most 640 pixels wide."""
    found, due = [], 0
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            if frame.time is not None and frame.time >= due:
                if frame.width > 640:
                    frame = frame.reformat(640, frame.height * 640 // frame.width // 2 * 2)
                found.append(frame.to_ndarray(format="rgb24"))
                due += 1 / RATE
            if len(found) == FRAMES:
                break
    return found


def write(path, pictures):
    """As H.264, RATE pictures a second."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = pictures[0].shape[1], pictures[0].shape[0], "yuv420p"
        stream.options = {"crf": "23"}
        for picture in pictures:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), "rgb24")))
        container.mux(stream.encode())


def shown(pictures, box, kind, portraits, rng):
    """A film before the camera itself ("camera"), or on a medium that a hand holds; a print shows its first picture alone."""
    camera, border = recapture.Camera.drawn(rng, SIZE), bool(rng.random() < 0.5)
    camera.fold = 1.25
    medium = recapture.Medium.drawn(rng, "print" if kind == "camera" else kind, border)
    scene, hand = recapture.room(portraits, rng), np.cumsum(rng.normal(0, (0.004, 0.004, 0.3), (FRAMES, 3)), 0)
    if kind == "camera":
        return [recapture.genuine(p, box, camera, medium.width, rng) for p in pictures]
    return [recapture.attack(pictures[0] if kind == "print" else p, box, camera, medium, scene, rng, hand[i])
            for i, p in enumerate(pictures)]

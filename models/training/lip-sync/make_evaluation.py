"""Writes films to measure lip-sync with, all composed of recordings of people who speak to a camera:

  make_evaluation.py --media DIR --models DIR --out FOLDER

media: the folder with MANIFEST.csv; models: the prepared models. The recordings last 3 to 10 s and the detector asks for ten
seconds of speech, so each is joined to itself until it has 16. Written are films and three manifests, and for each then:
throughline evaluate --task lip-sync --manifest FOLDER/NAME.csv

  manifest.csv   genuine; sound off by .5 and 1 s; other words of the same person; another person's; fakes as published
  tolerated.csv  genuine; sound off by .2 s, which devices do: labelled real
  untold.csv     a covered mouth, 10 pictures a second (both real), a still picture with a voice (fake): to be inconclusive

A film's sound begins where its picture does, by the time stamps of the source. People and films get numbers for names.
Needs numpy, opencv, onnxruntime, av, scikit-learn.
"""

import argparse
import csv
import pathlib
from fractions import Fraction

import av
import cv2
import numpy as np

from measure import Faces

cv2.setNumThreads(1)
SECONDS, RATE, LONGEST = 16, 48_000, 640
# Eyes closer than this, in pixels of a picture of 640, are hardly looked at: such a film is cut to head and shoulders.
LEAST_EYES = 30
STRANGERS = 2  # foreign sound tracks a film
LEAST_HALF = 3.5  # seconds of a half that stands as a film of its own
GENUINE = ("av_real/", "video_real/dfdc/")
PUBLISHED = ("video_fake/dreamtalk/", "video_fake/dfdc/")
PLATE = (96, 112, 128)


class Film:
    """Pictures at an even pace, and the sound from the first of them to the end of the last."""

    def __init__(self, name, person, pace, pictures, sound):
        self.name, self.person, self.pace, self.pictures, self.sound = name, person, pace, pictures, sound

    @classmethod
    def read(cls, path, name, person, faces):
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            pace = Fraction(stream.average_rate).limit_denominator(1001)
            times, pictures = zip(*((frame.time, frame.to_ndarray(format="rgb24")) for frame in container.decode(stream)))
        return cls(name, person, pace, closer(pictures, faces), heard(path, times[0], len(times) / pace))

    def halves(self):
        """Its two halves as films of their own."""
        middle = len(self.pictures) // 2
        cut = int(middle / self.pace * RATE)
        return (Film(f"{self.name}a", self.person, self.pace, self.pictures[:middle], self.sound[:cut]),
                Film(f"{self.name}b", self.person, self.pace, self.pictures[middle:], self.sound[cut:]))

    def joined(self):
        """Its pictures again and again."""
        return [self.pictures[i % len(self.pictures)] for i in range(int(SECONDS * self.pace))]

    def voice(self, late=0.0):
        """Its sound again and again, so many seconds later than the pictures."""
        return self.sound[(np.arange(SECONDS * RATE) - round(late * RATE)) % len(self.sound)]


def small(picture):
    k = LONGEST / max(picture.shape)
    return picture if k >= 1 else cv2.resize(picture, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)


def landmarks(picture, box, faces):
    return faces.points(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), box)


def closer(pictures, faces):
    """Cut to head and shoulders where the face is too small, else only made smaller."""
    first = small(pictures[0])
    box = faces.find(first)
    points = landmarks(first, box, faces)
    if np.hypot(*(points[42:48].mean(0) - points[36:42].mean(0))) >= LEAST_EYES:
        return [small(one) for one in pictures]
    k = max(pictures[0].shape) / max(first.shape)
    side = int(3.2 * (box[3] - box[1]) * k)
    left, top = np.clip(((box[:2] + box[2:]) / 2 * k - side / 2).astype(int), 0, np.array(pictures[0].shape[1::-1]) - side)
    return [small(one[top : top + side, left : left + side]) for one in pictures]


def heard(path, begins, seconds):
    resampler, parts, first = av.AudioResampler("flt", "mono", RATE), [], None
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            first = frame.time if first is None else first
            parts += [p.to_ndarray()[0] for p in resampler.resample(frame)]
    parts += [p.to_ndarray()[0] for p in resampler.resample(None)]
    sound, before, length = np.concatenate(parts), round((begins - first) * RATE), int(seconds * RATE)
    sound = sound[before:] if before >= 0 else np.pad(sound, (-before, 0))
    return np.pad(sound, (0, max(0, length - len(sound))))[:length]


def covered(pictures, faces):
    """A plate over the mouth that goes with the face."""
    made, box = [], None
    for n, picture in enumerate(pictures):
        box = faces.find(picture) if n % 5 == 0 else box
        points = landmarks(picture, box, faces)
        hull = cv2.convexHull(np.r_[points[48:60], points[4:13], points[33:34]].astype(np.int32))
        made.append(cv2.fillConvexPoly(picture.copy(), hull, PLATE, cv2.LINE_AA))
    return made


def write(path, pictures, pace, sound):
    """A film of pictures, or of those of a film already written, and that sound."""
    with av.open(str(path), "w") as container:
        if isinstance(pictures, pathlib.Path):
            with av.open(str(pictures)) as source:
                video = container.add_stream_from_template(source.streams.video[0])
                audio = voice_track(container)
                for packet in source.demux(video=0):
                    if packet.dts is not None:
                        packet.stream = video
                        container.mux(packet)
        else:
            height, width = (side // 2 * 2 for side in pictures[0].shape[:2])
            video = container.add_stream("libx264", rate=pace)
            video.width, video.height, video.pix_fmt = width, height, "yuv420p"
            video.options = {"crf": "21", "preset": "veryfast", "threads": "1"}
            audio = voice_track(container)
            for picture in pictures:
                cut = np.ascontiguousarray(picture[:height, :width])
                container.mux(video.encode(av.VideoFrame.from_ndarray(cut, "rgb24")))
            container.mux(video.encode())
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound[None], np.float32), "fltp", "mono")
        frame.sample_rate = RATE
        container.mux(audio.encode(frame))
        container.mux(audio.encode())


def voice_track(container):
    track = container.add_stream("aac", rate=RATE, layout="mono")
    track.bit_rate = 96_000
    return track


class Tables:
    def __init__(self, folder):
        self.folder = folder
        self.files = {name: open(folder / f"{name}.csv", "w", newline="") for name in ("manifest", "tolerated", "untold")}
        self.row("manifest tolerated untold", "path", "label", "identity", "generator", "seen", "kind")

    def row(self, tables, path, label, person, generator="", seen="", kind="video+audio"):
        for name in tables.split():
            csv.writer(self.files[name]).writerow((path, kind, label, person, generator, seen))
            self.files[name].flush()

    def film(self, tables, film, tag, pictures, sound, label="real", generator="", seen="", pace=None):
        path = f"films/{film.name}-{tag}.mp4"
        write(self.folder / path, pictures, pace or film.pace, sound)
        self.row(tables, path, label, film.person, generator, seen)
        return self.folder / path


def compose(film, films, rng, faces, tables):
    pictures = film.joined()
    genuine = tables.film("manifest tolerated", film, "as-is", pictures, film.voice())

    def dubbed(tag, sound, generator, seen):
        tables.film("manifest", film, tag, genuine, sound, "fake", generator, seen)

    for late in (-1.0, -0.5, 0.5, 1.0):
        dubbed(f"off{late:+}", film.voice(late), f"sound off by {abs(late)} s", "true" if abs(late) < 0.8 else "false")
    for late in (-0.2, 0.2):
        tables.film("tolerated", film, f"off{late:+}", genuine, film.voice(late))
    strangers = [other for other in films if other.person != film.person]
    for i in rng.choice(len(strangers), STRANGERS, replace=False):
        dubbed(f"with-{strangers[i].name}", strangers[i].voice(rng.uniform(0, 8)), "sound of another person", "true")
    for other in films:
        if other.person == film.person and other is not film:
            dubbed(f"with-{other.name}", other.voice(rng.uniform(0, 8)), "other words of the same person", "false")
    tables.film("untold", film, "still", pictures[:1] * len(pictures), film.voice(), "fake", "still picture with a voice")
    hidden = Film(film.name, film.person, film.pace, covered(film.pictures, faces), film.sound)
    tables.film("untold", film, "covered", hidden.joined(), film.voice())
    tables.film("untold", film, "sparse", [pictures[int(i * film.pace / 10)] for i in range(SECONDS * 10)], film.voice(), pace=Fraction(10))


def own_words(film, rng, tables):
    """Either half's pictures with the other half's sound."""
    first, second = film.halves()
    for mine, other in ((first, second), (second, first)):
        if len(mine.sound) >= LEAST_HALF * RATE:
            sound = other.voice(rng.uniform(0, 8))
            tables.film("manifest", mine, "own-half", mine.joined(), sound, "fake", "other words of the same person", "false")


def main():
    parser = argparse.ArgumentParser()
    for name in ("media", "models", "out"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    options = parser.parse_args()
    (options.out / "films").mkdir(parents=True, exist_ok=True)
    with open(options.media / "MANIFEST.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "video+audio"]
    faces, tables, films, people = Faces(options.models), Tables(options.out), [], {}
    for row in rows:
        person = people.setdefault(row["identity"], f"p{len(people) + 1:02d}")
        if row["path"].startswith(GENUINE):
            films.append(Film.read(options.media / row["path"], f"{person}-{len(films) + 1:02d}", person, faces))
        elif row["path"].startswith(PUBLISHED):
            tables.row("manifest", (options.media / row["path"]).resolve(), "fake", person, row["generator"], "false")
    for number, film in enumerate(films):
        rng = np.random.default_rng([31, number])
        compose(film, films, rng, faces, tables)
        own_words(film, rng, tables)
        print(film.name, film.person, f"{float(len(film.pictures) / film.pace):.1f} s", flush=True)


if __name__ == "__main__":
    main()

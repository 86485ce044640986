"""Draws the genuine media that false alarms of the fused statement are counted on, with a fixed seed.

usage: draw_genuine.py MEDIA OUT
MEDIA holds MANIFEST.csv; OUT gets photos.csv (409: 300 people of LFW, 98 of London, one photo each, and all others),
photos200.csv (200 of them, for what happens to media on the way), heldout.csv (one photo of each person whom the
face recipes' split leaves to "test", so that no detector was fitted on them), films.csv (all 46) and sound.csv (110 people, nothing acted).
"""
import csv
import hashlib
import pathlib
import random
import sys

SEED = 20261123


def one_each(rng, rows):
    """One file of each person."""
    rows = rows[:]
    rng.shuffle(rows)
    found = {}
    for row in rows:
        found.setdefault(row["identity"] or row["path"], row)
    return list(found.values())


def test(row):
    """As split() of ../face-forgery/forging/people.py, without what that needs to be imported."""
    return int(hashlib.sha256(row["identity"].encode()).hexdigest()[:8], 16) % 100 >= 85


def main(media, out):
    media, out = pathlib.Path(media).resolve(), pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    with open(media / "MANIFEST.csv", newline="") as file:
        rows = [row | {"path": str(media / row["path"])} for row in csv.DictReader(file) if row["label"] == "real"]

    def write(name, some):
        with open(out / f"{name}.csv", "w", newline="") as file:
            table = csv.DictWriter(file, rows[0])
            table.writeheader()
            table.writerows(some)
        print(name, len(some))

    def of(some, folder):
        return [row for row in some if folder in row["path"]]

    photos = [row for row in rows if row["kind"] == "image"]
    others = [row for row in photos if "/faces/" not in row["path"]]
    rng = random.Random(SEED)
    lfw = one_each(rng, of(photos, "/faces/lfw/"))
    drawn = rng.sample(lfw, 300) + one_each(rng, of(photos, "/faces/london")) + others
    drawn.sort(key=lambda row: row["path"])
    write("photos", drawn)
    held = one_each(random.Random(SEED), [row for row in photos if "/faces/" in row["path"] and test(row)])
    write("heldout", sorted(held, key=lambda row: row["path"]))
    write("films", sorted((row for row in rows if row["kind"].startswith("video")), key=lambda row: row["path"]))
    spoken = [row for row in rows if row["kind"] == "audio" and not {"ravdess", "ravdess_more", "fsdd"} & set(row["path"].split("/"))]
    write("sound", sorted(one_each(rng, spoken), key=lambda row: row["path"]))
    fewer = random.Random(SEED)
    write("photos200", fewer.sample(of(drawn, "/faces/lfw"), 130) + fewer.sample(of(drawn, "/faces/london"), 59) + others)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Makes pictures of machine readable zones of people who do not exist, and their manifest.

Needs numpy, pillow, opencv and an OCR-B font (Debian: fonts-ocr-b). A page is blank but for the
zone and a few words: it looks like no state's document. Labels: "real" where the zone is as a
state would print it, "fake" where somebody changed it without seeing to its check digits.

    python make_documents.py --font OCRB.otf --count 400 --seed 1 --out FOLDER
"""

import argparse
import csv
import pathlib
import random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

STATES = "UTO UTO UTO D FRA POL CZE USA IND BRA ZAF AUS JPN KEN UKR MEX NZL GBR SWE TUR".split()
SYLLABLES = "ka lo mi ran ter sen vi da no bel gor tu wy el as chi om ru fe zan".split()
WAYS = ["clean", "jpeg-40", "blurred", "small", "perspective", "dark", "noisy"]
CHANGES = ["digit", "letter", "birth", "expiry"]


def check(field):
    value = lambda c: 0 if c == "<" else int(c) if c.isdigit() else ord(c) - 55
    return str(sum(value(c) * (7, 3, 1)[i % 3] for i, c in enumerate(field)) % 10)


def word(rng):
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))).upper()


def zone(rng, form):
    """Lines of a zone with all check digits right."""
    state = rng.choice(STATES).ljust(3, "<")
    number = "".join(rng.choice("0123456789ACDEFGHKLMNPRTVWXYZ") for _ in range(9))
    birth = f"{rng.randint(50, 99):02}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    expiry = f"{rng.randint(27, 36):02}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    names = f"{word(rng)}<<{word(rng)}<{word(rng)}"
    data = number + check(number) + state + birth + check(birth) + rng.choice("MF<")
    data += expiry + check(expiry)
    if form == "TD3":
        personal = (rng.choice(["", "".join(rng.choices("0123456789", k=10))])).ljust(14, "<")
        data += personal + check(personal)
        data += check(data[0:10] + data[13:20] + data[21:43])
        return [("P<" + state + names)[:44].ljust(44, "<"), data]
    if form == "TD2":
        data += "<" * 7
        data += check(data[0:10] + data[13:20] + data[21:35])
        return [("I<" + state + names)[:36].ljust(36, "<"), data]
    first = "I<" + state + number + check(number) + "<" * 15
    second = birth + check(birth) + rng.choice("MF<") + expiry + check(expiry) + state + "<" * 11
    second += check(first[5:30] + second[0:7] + second[8:15] + second[18:29])
    return [first, second, names[:30].ljust(30, "<")]


def changed(rng, lines, form, way):
    """The zone with one field altered and its check digits left as they were."""
    row, number, birth, expiry = (1, 0, 13, 21) if form != "TD1" else (None, None, None, None)
    places = {
        "digit": (0, 5) if form == "TD1" else (1, 0),
        "letter": (0, 5) if form == "TD1" else (1, 0),
        "birth": (1, 0) if form == "TD1" else (1, 13),
        "expiry": (1, 8) if form == "TD1" else (1, 21),
    }
    line, at = places[way]
    at += rng.randint(0, 8) if way in ("digit", "letter") else 1
    old = lines[line][at]
    choice = [c for c in ("ACEFHKLMNPRTVWXY" if way == "letter" else "0123456789") if c != old]
    while True:
        new = rng.choice(choice)
        text = lines[line][:at] + new + lines[line][at + 1 :]
        field = slice(*{"digit": (0, 9), "letter": (0, 9)}.get(way, (0, 6)))
        start = places[way][1]
        if check(text[start:][field]) != check(lines[line][start:][field]):
            return [text if i == line else other for i, other in enumerate(lines)]


def page(rng, lines, font_file):
    """An upright page about 1400 pixels wide, 3 bytes a pixel."""
    size = {30: 62, 36: 53, 44: 44}[len(lines[0])]
    font = ImageFont.truetype(font_file, size)
    width = 1400
    image = Image.new("RGB", (width, 980), tuple(rng.randint(205, 250) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    plain = ImageFont.truetype(font_file, 30)
    for i, words in enumerate(["SPECIMEN PAGE", "NO STATE ISSUED THIS", "NAME  DATE  PLACE"]):
        draw.text((560, 90 + 110 * i), words, fill=(70, 70, 90), font=plain)
    advance = font.getlength("0") * len(lines[0])
    left = (width - advance) / 2
    top = 980 - (90 + int(size * 1.7) * len(lines))
    for i, line in enumerate(lines):
        for k, c in enumerate(line):
            place = (left + k * font.getlength("0"), top + i * int(size * 1.7))
            draw.text(place, c, fill=(25, 25, 30), font=font)
    return np.asarray(image)[:, :, ::-1].copy()


def captured(rng, image, way):
    """The page as a camera may take it; pictures and the JPEG quality to keep them at."""
    noise = np.random.default_rng(rng.randint(0, 1 << 30))
    quality = 90
    if way == "perspective":
        high, wide = image.shape[:2]
        corners = np.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
        moved = corners + np.float32([[rng.uniform(-70, 70) for _ in "xy"] for _ in corners])
        image = cv2.copyMakeBorder(image, 100, 100, 100, 100, cv2.BORDER_CONSTANT, value=(60, 70, 80))
        mapping = cv2.getPerspectiveTransform(corners + 100, moved + 100)
        image = cv2.warpPerspective(image, mapping, image.shape[1::-1], borderValue=(60, 70, 80))
    if way == "blurred":
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(1.5, 3.5))
    if way == "small":
        scale = rng.uniform(0.25, 0.45)
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    if way == "jpeg-40":
        quality = 40
    if way == "dark":
        image = (image * rng.uniform(0.15, 0.35)).astype(np.uint8)
    sigma = {"dark": 6, "noisy": 18}.get(way, 2)
    image = np.clip(image + noise.normal(0, sigma, image.shape), 0, 255).astype(np.uint8)
    return image, quality


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--font", required=True)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(options.seed)
    rows = []
    for i in range(options.count):
        form = rng.choice(["TD1", "TD2", "TD3", "TD3"])
        way = WAYS[i % len(WAYS)]
        lines = zone(rng, form)
        change = rng.choice(CHANGES)
        for label, text in (("real", lines), ("fake", changed(rng, lines, form, change))):
            image, quality = captured(rng, page(rng, text, options.font), way)
            name = f"{label}-{i:04}-{way}.jpg"
            cv2.imwrite(str(options.out / name), image, [cv2.IMWRITE_JPEG_QUALITY, quality])
            attack = f"changed-{change}" if label == "fake" else ""
            generator = f"altered {change}" if label == "fake" else ""
            rows.append([name, "document", label, attack, generator, f"zone-{i:04}", way])
    with open(options.out / "manifest.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["path", "kind", "label", "attack_type", "generator", "identity", "session"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()

"""Simulates injected recordings, and genuine ones on the ways that they come in, from real clips.

usage: make_evaluation.py MEDIA FFMPEG OUT
MEDIA holds MANIFEST.csv and av_real, video_real; FFMPEG is a program; OUT gets the films and a manifest.csv of its own.
Nothing here was injected by a real attacker: every figure made of it is to be called simulated.
"""
import csv
import pathlib
import re
import subprocess
import sys

SMALL = "scale=-2:270"
CODEC = ["-c:v", "libopenh264", "-b:v"]
# Jitter of capture times in milliseconds, as a browser's recorder stores them: assumed, not measured on cameras.
JITTER = "setpts=PTS+(random(1)-0.5)*0.012/TB"
SHORTEST_SECONDS = 4.4


def genuine(clip):
    """name, label, generator, arguments of ffmpeg"""
    yield "phone", ["-i", clip, "-t", "12", "-vf", SMALL, *CODEC, "900k"]
    yield "uploaded-low", ["-i", clip, "-t", "12", "-vf", "scale=-2:180", *CODEC, "90k"]
    yield "dark", ["-i", clip, "-t", "12", "-vf", SMALL + ",lutyuv=y=16+(val-16)/5", *CODEC, "200k"]
    yield "browser", ["-i", clip, "-t", "12", "-vf", f"{SMALL},{JITTER}", "-fps_mode", "passthrough",
                      "-enc_time_base", "1:1000", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "500k"]


def injected(clip, rate):
    three = round(3.3 * rate)
    yield "loop", ["-i", clip, "-vf", f"{SMALL},loop=loop=4:size={three},setpts=N/{rate}/TB", "-t", "12", *CODEC, "300k"]
    yield "long-loop", ["-stream_loop", "3", "-i", clip, "-vf", SMALL, "-t", "30", *CODEC, "300k"]
    yield "back-and-forth", ["-i", clip, "-t", "5", "-filter_complex",
                             f"[0:v]{SMALL},trim=duration=5,split[a][b];[b]reverse[c];[a][c]concat", "-t", "10", *CODEC, "300k"]
    yield "frozen", ["-i", clip, "-vf", f"{SMALL},loop=loop=-1:size=1,setpts=N/{rate}/TB", "-t", "8", *CODEC, "200k"]
    yield "virtual-camera-tag", ["-i", clip, "-t", "6", "-vf", SMALL, *CODEC, "300k",
                                 "-metadata:s:v:0", "handler_name=OBS Virtual Camera"]
    yield "browser-even", ["-i", clip, "-t", "12", "-vf", SMALL, "-c:v", "libvpx", "-deadline", "realtime",
                           "-cpu-used", "8", "-b:v", "500k"]


def as_browser(film):
    """The muxer's name as a browser writes it: an EBML string may be filled up with zeros."""
    data = film.read_bytes()
    place = data.find(b"Lavf", 0, 4096)
    while 0 <= place < 4096:
        end = place
        while 32 <= data[end] < 127:
            end += 1
        data = data[:place] + b"Chrome".ljust(end - place, b"\0") + data[end:]
        place = data.find(b"Lavf", place + 4, 4096)
    film.write_bytes(data)


def seconds(ffmpeg, clip):
    told = subprocess.run([ffmpeg, "-hide_banner", "-i", str(clip)], capture_output=True, text=True).stderr
    found = re.search(r"Duration: (\d+):(\d+):([\d.]+)", told)
    return 3600 * int(found[1]) + 60 * int(found[2]) + float(found[3]) if found else 0


def clips(media, ffmpeg):
    """One clip a person, long enough to come back to a pose."""
    taken = set()
    with open(media / "MANIFEST.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            folder = row["path"].split("/")[0]
            if folder in ("av_real", "video_real") and row["path"].endswith(".mp4") and row["label"] == "real":
                if row["identity"] not in taken and seconds(ffmpeg, media / row["path"]) >= SHORTEST_SECONDS:
                    taken.add(row["identity"])
                    yield row


def main(media, ffmpeg, out):
    media, out = pathlib.Path(media), pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    with open(media / "MANIFEST.csv", newline="") as rows:
        columns = csv.DictReader(rows).fieldnames
    with open(out / "manifest.csv", "w", newline="") as told:
        writer = csv.DictWriter(told, columns, restval="")
        writer.writeheader()
        for row in clips(media, ffmpeg):
            clip, name = str(media / row["path"]), pathlib.Path(row["path"]).stem
            made = [("real", kind, how) for kind, how in genuine(clip)] + [("fake", kind, how) for kind, how in injected(clip, 25)]
            for label, kind, how in made:
                film = out / f"{name}-{kind}.{'webm' if 'browser' in kind else 'mp4'}"
                command = [ffmpeg, "-y", "-nostdin", "-loglevel", "error", "-threads", "1", *how, "-an", str(film)]
                if subprocess.run(command, timeout=300).returncode != 0:
                    print("not made:", film.name, file=sys.stderr)
                    continue
                if "browser" in kind:
                    as_browser(film)
                writer.writerow({
                    "path": film.name, "kind": "video", "label": label, "identity": row["identity"],
                    "attack_type": "" if label == "real" else "injection", "generator": "" if label == "real" else kind,
                    "session": name, "licence_status": row["licence_status"], "note": f"simulated: {kind}"})
                told.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

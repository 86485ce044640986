package io.throughline.inference.calibration.detectors;

import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.media.ffmpeg.FfmpegProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the world does to media on its way, done to every file of an evaluation alike. */
public enum MediaTransform {
  /** One format for all, so that none of them gives the label away. */
  NORMALISE("scale='min(640,iw)':-2", 4, "1200k", "-ar 16000 -c:a pcm_s16le"),
  /** About as strong as JPEG at quality 40. */
  JPEG40("null", 10, "500k", ""),
  /** 640 pixels wide, 300 kbit/s. */
  W360P("scale='min(640,iw)':-2", 6, "300k", ""),
  /** A quarter of the light, with noise. */
  LOW_LIGHT("lutyuv=y='16+(val-16)*0.3',noise=alls=6:allf=t", 4, "800k", ""),
  /** Out of focus. */
  BLUR("gblur=sigma=2.5", 4, "800k", ""),
  /** Opus at 16 kbit/s. */
  OPUS16("null", 4, "800k", "-c:a libopus -b:a 16k"),
  /** A telephone line. */
  G711("null", 4, "800k", "-ar 8000 -c:a pcm_mulaw");

  private static final int SECONDS_OF_PATIENCE = 300;

  private final String picture;
  private final int still;
  private final String bitRate;
  private final String sound;

  MediaTransform(String picture, int still, String bitRate, String sound) {
    this.picture = picture;
    this.still = still;
    this.bitRate = bitRate;
    this.sound = sound;
  }

  /** Whether this changes anything of such a file. */
  boolean concerns(Manifest.Item item) {
    return item.is("audio") ? !sound.isEmpty() || item.is("video") : !onlySound();
  }

  private boolean onlySound() {
    return this == OPUS16 || this == G711;
  }

  /** Writes the changed file into that folder; fails with what the program could not read. */
  Path apply(Manifest.Item item, Path folder) throws IOException {
    boolean moving = item.is("video");
    boolean heard = item.is("audio");
    Path out = folder.resolve("item" + (moving ? ".mkv" : heard ? ".mka" : ".jpg"));
    List<String> command = new ArrayList<>(List.of("-i", item.file().toString()));
    if (moving) {
      command.addAll(List.of("-vf", picture + ",scale=trunc(iw/2)*2:trunc(ih/2)*2"));
      command.addAll(List.of("-pix_fmt", "yuv420p", "-c:v", "libopenh264", "-b:v", bitRate));
    } else if (!heard) {
      command.addAll(List.of("-vf", picture, "-frames:v", "1", "-q:v", Integer.toString(still)));
    }
    if (heard) {
      String way = sound.isEmpty() ? "-c:a pcm_s16le" : sound;
      command.addAll(List.of(way.split(" ", -1)));
    }
    command.add(out.toString());
    FfmpegProgram.run(command, SECONDS_OF_PATIENCE);
    return out;
  }

  /** As options have it: {@code low-light}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

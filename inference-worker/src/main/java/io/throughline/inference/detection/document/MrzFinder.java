package io.throughline.inference.detection.document;

import io.throughline.inference.detection.document.mrz.Mrz;
import io.throughline.inference.detection.document.mrz.MrzReading;
import io.throughline.inference.detection.document.mrz.ReadLine;
import io.throughline.inference.detection.document.text.TextFinder;
import io.throughline.inference.detection.document.text.TextLine;
import io.throughline.inference.detection.document.text.TextReader;
import io.throughline.inference.media.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the machine readable zone in a picture and reads it twice, from two cuts. */
final class MrzFinder {
  /** What the text finder is given where a document is expected: 44 characters need it. */
  private static final int SIDE = 960;

  /** What it is given to see whether there is a document at all. */
  private static final int GLANCE_SIDE = 480;

  /** Length by height of a line of thirty characters is about 20. */
  private static final double LONG = 9;

  private static final int MOST_READ = 8;

  /** The second cut is that much higher, so that what is doubtful reads differently. */
  private static final double OTHER_CUT = 1.12;

  private final TextFinder finder;
  private final TextReader reader;

  MrzFinder(TextFinder finder, TextReader reader) {
    this.finder = finder;
    this.reader = reader;
  }

  /**
   * A zone.
   *
   * @param first reading
   * @param second reading of the same lines, from another cut
   * @param top its first line, in pixels of the frame
   */
  record Zone(Mrz first, Mrz second, TextLine top) {
    /** Width of a character in pixels of the frame. */
    double pitch() {
      return top.length() / first.format().length();
    }
  }

  /**
   * What was found.
   *
   * @param seen whether there were lines like those of a zone, readable or not
   */
  record Found(boolean seen, Optional<Zone> zone) {}

  /** Whether a picture has two long lines of text one over the other; a glance, not a reading. */
  boolean glance(Frame frame) {
    List<TextLine> lines =
        TextLines.joined(finder.find(frame, GLANCE_SIDE)).stream()
            .filter(line -> line.length() > LONG * line.height())
            .toList();
    return lines.stream()
        .anyMatch(line -> lines.stream().anyMatch(other -> TextLines.neighbours(line, other)));
  }

  /** Looks for the zone, also in a picture that stands on its head. */
  Found find(Frame frame) {
    List<TextLine> lines =
        TextLines.joined(finder.find(frame, SIDE)).stream()
            .filter(line -> line.length() > LONG * line.height())
            .sorted(Comparator.comparingDouble(TextLine::length).reversed())
            .limit(MOST_READ)
            .toList();
    Found upright = among(frame, lines);
    return upright.seen() ? upright : among(frame, lines.stream().map(TextLine::turned).toList());
  }

  private Found among(Frame frame, List<TextLine> lines) {
    List<TextLine> alike = new ArrayList<>();
    for (TextLine line : lines) {
      if (alike(reader.read(frame, line))) {
        alike.add(line);
      }
    }
    List<TextLine> block = TextLines.block(alike, lines);
    return new Found(!alike.isEmpty(), zone(frame, block));
  }

  /** Whether a line can be one of a zone: few other lines hold fillers. */
  private static boolean alike(ReadLine line) {
    long fillers = line.text().chars().filter(c -> c == '<').count();
    return line.text().length() >= 20 && fillers >= 2 && line.meanSure() >= 0.5;
  }

  private Optional<Zone> zone(Frame frame, List<TextLine> block) {
    List<Zone> zones = new ArrayList<>();
    for (int size = 2; size <= 3; size++) {
      for (int from = 0; from + size <= block.size(); from++) {
        List<TextLine> lines = block.subList(from, from + size);
        Optional<Mrz> first = read(frame, lines, 1);
        Optional<Mrz> second = first.isEmpty() ? first : read(frame, lines, OTHER_CUT);
        if (first.isPresent() && second.isPresent()) {
          zones.add(new Zone(first.get(), second.get(), lines.getFirst()));
        }
      }
    }
    return zones.stream()
        .max(
            Comparator.comparing((Zone zone) -> holds(zone))
                .thenComparingLong(zone -> zone.first().formatSeen())
                .thenComparingDouble(zone -> zone.first().quality()));
  }

  private static boolean holds(Zone zone) {
    return zone.first().checksHold() || zone.second().checksHold();
  }

  private Optional<Mrz> read(Frame frame, List<TextLine> lines, double higher) {
    return MrzReading.of(
        lines.stream().map(line -> reader.read(frame, line.higher(higher))).toList());
  }
}

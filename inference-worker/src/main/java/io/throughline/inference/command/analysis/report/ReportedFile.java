package io.throughline.inference.command.analysis.report;

import io.throughline.inference.inspection.InspectedMedia;
import java.util.List;
import java.util.Optional;

/**
 * What a report shows of one file.
 *
 * @param name of the file, without its folders
 * @param media empty if the file gave no verdict
 * @param refusal why it gave none, dotted and stable
 * @param pictures a few of its pictures, in the order of time
 * @param spectrogram of its sound, as a data address; empty without sound
 */
public record ReportedFile(
    String name,
    Optional<InspectedMedia> media,
    Optional<String> refusal,
    List<Picture> pictures,
    Optional<String> spectrogram) {
  public ReportedFile {
    pictures = List.copyOf(pictures);
  }

  /**
   * One picture.
   *
   * @param seconds from the start of the recording
   * @param address data address of a JPEG
   * @param words what it shows
   * @param why it was chosen; empty if only by its time
   */
  public record Picture(double seconds, String address, String words, String why) {}
}

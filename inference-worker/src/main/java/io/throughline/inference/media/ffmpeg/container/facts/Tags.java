package io.throughline.inference.media.ffmpeg.container.facts;

import static org.bytedeco.ffmpeg.global.avutil.AV_DICT_IGNORE_SUFFIX;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.BytePointer;

/** Takes names of programs and devices out of a container's dictionaries, and nothing else. */
final class Tags {
  static final int MOST = 32;
  static final int LONGEST = 128;

  // Titles, places, authors, comments and times stay outside.
  private static final Set<String> WANTED =
      Set.of(
          "encoder",
          "encoded_by",
          "software",
          "writing_application",
          "handler_name",
          "vendor_id",
          "major_brand",
          "compatible_brands",
          "make",
          "model",
          "com.apple.quicktime.make",
          "com.apple.quicktime.model",
          "com.apple.quicktime.software",
          "com.android.version",
          "com.android.manufacturer",
          "com.android.model");
  // Shorter runs of letters come about by chance in compressed data.
  private static final Pattern TEXT = Pattern.compile("[\\x20-\\x7e]{24,}");

  private Tags() {}

  static void collect(String prefix, AVDictionary dictionary, Map<String, String> into) {
    if (dictionary == null || dictionary.isNull()) {
      return;
    }
    AVDictionaryEntry entry = av_dict_get(dictionary, "", null, AV_DICT_IGNORE_SUFFIX);
    while (entry != null && !entry.isNull() && into.size() < MOST) {
      String key = text(entry.key()).toLowerCase(Locale.ROOT);
      String value = WANTED.contains(key) ? text(entry.value()).strip() : "";
      if (!value.isEmpty()) {
        into.put(prefix + key, value);
      }
      entry = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX);
    }
  }

  /** What an encoder left of itself in the first bytes of a track, empty if nothing. */
  static String codecText(BytePointer data, int size) {
    if (data == null || data.isNull() || size <= 0) {
      return "";
    }
    byte[] head = new byte[Math.min(size, 4096)];
    data.get(head, 0, head.length);
    Matcher found = TEXT.matcher(new String(head, StandardCharsets.ISO_8859_1));
    return found.find() ? cut(found.group().strip()) : "";
  }

  // Never more is read than is kept, whatever a hostile file holds.
  private static String text(BytePointer characters) {
    byte[] read = new byte[LONGEST];
    int length = 0;
    while (length < LONGEST) {
      byte next = characters.get(length);
      if (next == 0) {
        break;
      }
      read[length++] = next;
    }
    return new String(read, 0, length, StandardCharsets.UTF_8);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}

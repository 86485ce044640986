package io.throughline.custody.evidence.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.evidence.MediaKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaSnifferTest {
  @ParameterizedTest
  @CsvSource({
    "JPEG, FFD8FFE000104A464946, IMAGE",
    "PNG, 89504E470D0A1A0A0000000D49484452, IMAGE",
    "WebP, 524946462400000057454250565038, IMAGE",
    "bitmap, 424D36000000000000003600000028000000, IMAGE",
    "WAV, 52494646240000005741564566 6D7420, AUDIO",
    "RF64 WAV, 52463634FFFFFFFF57415645647336 34, AUDIO",
    "AVI, 524946462400000041564920 4C495354, VIDEO",
    "FLAC, 664C614300000022, AUDIO",
    "MP3 with tag, 494433030000000000, AUDIO",
    "MP3 frame, FFFB90440000, AUDIO",
    "AAC in ADTS, FFF15080021FFC, AUDIO",
    "MP4, 000000206674797069736F6D, VIDEO",
    "QuickTime, 00000014667479707174202000000000, VIDEO",
    "QuickTime without brand, 0000000866726565 0000, ",
    "old QuickTime, 000000106D6F6F76000000086D766864, VIDEO",
    "M4A, 000000206674797 04D34412000000000, AUDIO",
    "HEIC, 00000020667479706865696300000000, ",
    "EBML that is not media, 1A45DFA39342868101, ",
    "PDF, 255044462D312E37, ",
    "ZIP, 504B0304140000000800, ",
    "ELF, 7F454C46020101000000, ",
    "text that begins with BM, 424D57206973206120636172206D616B6572, ",
    "UTF-16 text, FFFE480065006C006C006F00, ",
    "bare sync bits, FFFFFFFFFFFFFFFFFFFF, ",
    "G.722, 0A1B2C3D4E5F60718293A4B5, "
  })
  void contentTellsTheKind(String name, String hex, MediaKind kind) {
    byte[] first = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(MediaSniffer.sniff(first)).as(name).isEqualTo(java.util.Optional.ofNullable(kind));
  }

  @Test
  void nothingAndTooLittleIsNoMedia() {
    assertThat(MediaSniffer.sniff(new byte[0])).isEmpty();
    assertThat(MediaSniffer.sniff(new byte[] {(byte) 0xFF})).isEmpty();
    assertThat(MediaSniffer.sniff(new byte[MediaSniffer.HEAD_BYTES])).isEmpty();
  }

  @Test
  void matroskaOfSoundAloneIsAudio() {
    assertThat(MediaSniffer.sniff(matroska(2))).contains(MediaKind.AUDIO);
    assertThat(MediaSniffer.sniff(matroska(2, 1))).contains(MediaKind.VIDEO);
    assertThat(MediaSniffer.sniff(matroska())).contains(MediaKind.VIDEO);
  }

  @Test
  void oggIsToldByTheStreamsThatBeginInIt() {
    assertThat(MediaSniffer.sniff(latin("OggS" + "\0".repeat(24) + "OpusHead")))
        .contains(MediaKind.AUDIO);
    assertThat(MediaSniffer.sniff(latin("OggS" + "\0".repeat(24) + "\u0001vorbis")))
        .contains(MediaKind.AUDIO);
    assertThat(MediaSniffer.sniff(latin("OggS" + "\0".repeat(24) + "\u0080theora OggS OpusHead")))
        .contains(MediaKind.VIDEO);
    assertThat(MediaSniffer.sniff(latin("OggS" + "\0".repeat(24) + "unheard of"))).isEmpty();
  }

  @Test
  void mp4OfSoundAloneIsAudioOnlyIfItsWholeIndexWasSeen() {
    assertThat(MediaSniffer.sniff(mp4(40, "hdlr soun"))).contains(MediaKind.AUDIO);
    assertThat(MediaSniffer.sniff(mp4(4000, "hdlr soun"))).contains(MediaKind.VIDEO);
    assertThat(MediaSniffer.sniff(mp4(40, "hdlr soun vide"))).contains(MediaKind.VIDEO);
  }

  private static byte[] matroska(int... trackTypes) {
    StringBuilder file = new StringBuilder("\u001AE\u00DF\u00A3\u0093B\u0082webm");
    for (int type : trackTypes) {
      file.append("\u00AE\u0083\u0081").append((char) type);
    }
    return latin(file.toString());
  }

  private static byte[] mp4(int moovBytes, String inMoov) {
    byte[] moov = latin("moov" + inMoov);
    return ByteBuffer.allocate(64)
        .putInt(16)
        .put(latin("ftypisom"))
        .putInt(0)
        .putInt(moovBytes)
        .put(moov)
        .array();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

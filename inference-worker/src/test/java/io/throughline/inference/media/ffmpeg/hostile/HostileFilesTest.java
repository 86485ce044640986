package io.throughline.inference.media.ffmpeg.hostile;

import static io.throughline.contracts.failure.FailureCode.MEDIA_EMPTY;
import static io.throughline.contracts.failure.FailureCode.MEDIA_OVER_LIMIT;
import static io.throughline.contracts.failure.FailureCode.MEDIA_TRUNCATED;
import static io.throughline.contracts.failure.FailureCode.MEDIA_UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.ComposedMedia;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import io.throughline.inference.media.ffmpeg.Gathered;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
  private final FfmpegMediaReader reader = new FfmpegMediaReader(MediaLimits.standard());
  @TempDir Path folder;
  private ComposedMedia media = new ComposedMedia(Path.of("."));

  @BeforeEach
  void composeInFolder() {
    media = new ComposedMedia(folder);
  }

  @Test
  void aFileWithoutBytesIsEmpty() throws IOException {
    assertThat(failure(media.write("nothing.mp4", ""))).contains(MEDIA_EMPTY);
  }

  @Test
  void oneByteOrATextIsNoMedia() throws IOException {
    assertThat(failure(media.write("byte.mp4", "x"))).contains(MEDIA_UNREADABLE);
    assertThat(failure(media.write("text.mp4", "hello ".repeat(500)))).contains(MEDIA_UNREADABLE);
  }

  @Test
  void aFileThatDoesNotExistIsUnreadable() {
    assertThat(failure(folder.resolve("absent.mp4"))).contains(MEDIA_UNREADABLE);
  }

  @Test
  void aPlaylistNeverOpensAnotherFile() throws IOException {
    for (String list :
        new String[] {
          "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
          "ffconcat version 1.0\nfile /etc/passwd\n",
          "<?xml version=\"1.0\"?><MPD><Period><BaseURL>file:///etc/passwd</BaseURL></Period></MPD>",
          "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>"
        }) {
      assertThat(failure(media.write("list.mp4", list))).contains(MEDIA_UNREADABLE);
    }
  }

  @Test
  void animationsAreNoEvidence() {
    String moving = "-f lavfi -i testsrc2=size=64x64:rate=5:duration=1";
    assertThat(failure(media.compose("moving.gif", moving))).contains(MEDIA_UNREADABLE);
    assertThat(failure(media.compose("moving.webp", moving + " -c:v libwebp_anim")))
        .contains(MEDIA_UNREADABLE);
  }

  @Test
  void aFilmCutShortIsTruncatedWhereverItsIndexIs() throws IOException {
    Path indexLast = media.film("last.mp4", 4, "320x180");
    Path indexFirst =
        media.compose("first.mp4", "-i " + indexLast + " -c copy -movflags +faststart");
    Path matroska = media.compose("film.mkv", "-i " + indexLast + " -c copy");
    Path avi = media.compose("film.avi", "-i " + indexLast + " -c copy");

    assertThat(failure(media.cut(indexLast, "a.mp4", 0.6))).contains(MEDIA_TRUNCATED);
    assertThat(failure(media.cut(indexFirst, "b.mp4", 0.6))).contains(MEDIA_TRUNCATED);
    assertThat(failure(media.cut(matroska, "c.mkv", 0.6))).contains(MEDIA_TRUNCATED);
    assertThat(failure(media.cut(avi, "d.avi", 0.6))).contains(MEDIA_TRUNCATED);
  }

  @Test
  void soundCutShortIsTruncated() throws IOException {
    for (String name : new String[] {"a.wav", "a.flac", "a.m4a", "a.webm"}) {
      assertThat(failure(media.cut(media.tone(name, 6), "cut-" + name, 0.5)))
          .as(name)
          .contains(MEDIA_TRUNCATED);
    }
  }

  @Test
  void aHalfLoadedPhotoIsTruncated() throws IOException {
    for (String name : new String[] {"a.jpg", "a.png", "a.webp"}) {
      Path photo = media.compose(name, "-f lavfi -i testsrc2=size=640x480 -frames:v 1");
      assertThat(failure(media.cut(photo, "cut-" + name, 0.7))).as(name).contains(MEDIA_TRUNCATED);
    }
  }

  @Test
  void aPhotoOverwrittenInTheMiddleIsRefused() throws IOException {
    for (String name : new String[] {"a.jpg", "a.png"}) {
      Path photo = media.compose(name, "-f lavfi -i testsrc2=size=640x480 -frames:v 1");
      byte[] bytes = Files.readAllBytes(photo);
      Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 4000, (byte) 0x55);
      // Where a length is hit, the picture seems to go on after the file's end.
      assertThat(failure(media.write("bad-" + name, bytes)).orElseThrow())
          .as(name)
          .isIn(MEDIA_UNREADABLE, MEDIA_TRUNCATED);
    }
  }

  @Test
  void aHeadThatClaimsFourGigapixelsIsRefusedBeforeDecoding() throws IOException {
    byte[] png = Files.readAllBytes(media.redAndBlue("small.png"));
    ByteBuffer.wrap(png).putInt(16, 65_535).putInt(20, 65_535);
    assertThat(failure(media.write("bomb.png", png))).contains(MEDIA_OVER_LIMIT);

    byte[] bmp = Files.readAllBytes(media.redAndBlue("small.bmp"));
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 60_000).putInt(22, -60_000);
    assertThat(failure(media.write("bomb.bmp", bmp))).contains(MEDIA_OVER_LIMIT);
  }

  @Test
  void manyTracksAreRefused() {
    Path forty =
        media.compose(
            "forty.mkv", "-f lavfi -i sine=duration=1" + " -map 0".repeat(40) + " -c:a pcm_s16le");
    assertThat(failure(forty)).contains(MEDIA_OVER_LIMIT);
  }

  @Test
  void aFilmThatClaimsMoreTimeThanItHoldsIsTruncatedAndADayIsOverTheLimit() throws IOException {
    byte[] film = Files.readAllBytes(media.film("film.mkv", 2, "160x90"));
    // Matroska's Duration element: id 4489, eight bytes of floating point milliseconds.
    int place = find(film, new byte[] {0x44, (byte) 0x89, (byte) 0x88}) + 3;
    ByteBuffer.wrap(film).putDouble(place, 60_000);
    assertThat(failure(media.write("minute.mkv", film))).contains(MEDIA_TRUNCATED);
    ByteBuffer.wrap(film).putDouble(place, 86_400_000);
    assertThat(failure(media.write("day.mkv", film))).contains(MEDIA_OVER_LIMIT);
  }

  @Test
  void anIndexThatContradictsItsOwnHeadIsNotBelieved() throws IOException, MediaException {
    byte[] film = Files.readAllBytes(media.film("film.mp4", 2, "160x90"));
    stretch(film, "mdhd", 24, 600);
    stretch(film, "tkhd", 28, 600);
    stretch(film, "mvhd", 24, 600);

    assertThat(reader.probe(media.write("long.mp4", film)).facts().durationSeconds())
        .isBetween(1.9, 2.1);
  }

  @Test
  void aSoundFileThatClaimsMoreBytesThanItHasIsTruncated() throws IOException {
    byte[] wav = Files.readAllBytes(media.tone("tone.wav", 2));
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 90_000_000);
    assertThat(failure(media.write("long.wav", wav))).contains(MEDIA_TRUNCATED);

    // What a recorder leaves that wrote to a pipe is no lie.
    ByteBuffer.wrap(wav).putInt(4, -1);
    assertThat(failure(media.write("piped.wav", wav))).isEmpty();
  }

  @Test
  void aFilmOfOneFrameAndASilentFilmAreRead() {
    assertThat(failure(media.compose("one.mp4", "-f lavfi -i testsrc2 -frames:v 1"))).isEmpty();
    assertThat(failure(media.film("silent.mp4", 1, "160x90"))).isEmpty();
    assertThat(failure(media.compose("sound.mp4", "-f lavfi -i sine=duration=1 -c:a aac")))
        .isEmpty();
  }

  private static void stretch(byte[] film, String box, int offset, int times) {
    int place = find(film, box.getBytes(StandardCharsets.US_ASCII)) - 4;
    ByteBuffer bytes = ByteBuffer.wrap(film);
    bytes.putInt(place + offset, bytes.getInt(place + offset) * times);
  }

  private static int find(byte[] bytes, byte[] wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not found");
  }

  private Optional<FailureCode> failure(Path file) {
    try {
      reader.read(file, SamplingPlan.standard(), new Gathered());
      return Optional.empty();
    } catch (MediaException refused) {
      return Optional.of(refused.code());
    }
  }
}

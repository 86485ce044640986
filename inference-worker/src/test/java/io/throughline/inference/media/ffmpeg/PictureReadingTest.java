package io.throughline.inference.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaProfile;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureReadingTest {
  private final FfmpegMediaReader reader = new FfmpegMediaReader(MediaLimits.standard());
  private final Gathered gathered = new Gathered();
  @TempDir Path folder;
  private ComposedMedia media = new ComposedMedia(Path.of("."));

  @BeforeEach
  void composeInFolder() {
    media = new ComposedMedia(folder);
  }

  @Test
  void aFilmIsSampledTwiceASecond() throws MediaException {
    DecodeReport report = read(media.film("film.mp4", 4, "640x360"), SamplingPlan.standard());

    assertThat(gathered.frames)
        .extracting(Frame::seconds)
        .containsExactly(0.0, 0.5 + 0.02, 1.0, 1.5 + 0.02, 2.0, 2.5 + 0.02, 3.0, 3.5 + 0.02);
    assertThat(report.pictures()).isEqualTo(8);
    assertThat(report.damagedShare()).isZero();
    assertThat(report.profile().facts().kind()).isEqualTo(MediaKind.VIDEO);
    assertThat(report.profile().facts().durationSeconds()).isCloseTo(4, within(0.05));
    assertThat(report.profile().picture().orElseThrow())
        .isEqualTo(new MediaProfile.Picture("mpeg4", 640, 360, 25, 1));
    assertThat(report.profile().sound()).isEmpty();
  }

  @Test
  void aLongFilmIsSampledOverItsWholeLength() throws MediaException {
    read(media.film("film.mp4", 6, "160x90"), SamplingPlan.standard().withPictures(10, 3));

    assertThat(gathered.frames).hasSize(3);
    assertThat(gathered.frames.getLast().seconds()).isCloseTo(4, within(0.05));
  }

  @Test
  void aPictureIsScaledDownInProportionAndNeverUp() throws MediaException {
    Path film = media.film("film.mp4", 1, "640x360");

    read(film, SamplingPlan.standard().withLongestSide(320));
    assertThat(gathered.frames.getFirst().width()).isEqualTo(320);
    assertThat(gathered.frames.getFirst().height()).isEqualTo(180);

    gathered.frames.clear();
    read(film, SamplingPlan.standard().withLongestSide(4000));
    assertThat(gathered.frames.getFirst().width()).isEqualTo(640);
  }

  @Test
  void colorsArriveAsRedGreenBlueUnchanged() throws MediaException, IOException {
    Path drawn = folder.resolve("drawn.png");
    BufferedImage image = new BufferedImage(33, 17, BufferedImage.TYPE_INT_RGB);
    image.setRGB(31, 2, 0xff8001);
    ImageIO.write(image, "png", drawn.toFile());

    read(drawn, SamplingPlan.standard());

    assertThat(gathered.color(31, 2)).isEqualTo(List.of(255, 128, 1));
    assertThat(gathered.color(30, 2)).isEqualTo(List.of(0, 0, 0));
  }

  @Test
  void aPhoneFilmIsTurnedAsItsContainerSays() throws MediaException {
    Path flat = media.redAndBlue("flat.mp4");
    Path turned = media.compose("turned.mp4", "-display_rotation 90 -i " + flat + " -c copy");

    DecodeReport report = read(turned, SamplingPlan.standard());

    // The program turns by itself, to 90 degrees against the clock: left comes to the bottom.
    Gathered expected = new Gathered();
    reader.read(
        media.compose("expected.png", "-i " + turned + " -frames:v 1"),
        SamplingPlan.standard(),
        expected);
    assertThat(gathered.frames.getFirst().width()).isEqualTo(32);
    assertThat(report.profile().facts().height()).isEqualTo(64);
    assertThat(gathered.redAt(16, 60)).isEqualTo(expected.redAt(16, 60)).isTrue();
    assertThat(gathered.blueAt(16, 4)).isEqualTo(expected.blueAt(16, 4)).isTrue();
  }

  @Test
  void aPhotoIsTurnedAndMirroredAsItsExifBlockSays() throws MediaException, IOException {
    read(media.photoStanding("six.jpg", 6), SamplingPlan.standard());
    assertThat(gathered.redAt(16, 4)).isTrue(); // stored left is seen on top
    assertThat(gathered.blueAt(16, 60)).isTrue();

    gathered.frames.clear();
    read(media.photoStanding("eight.jpg", 8), SamplingPlan.standard());
    assertThat(gathered.redAt(16, 60)).isTrue();

    gathered.frames.clear();
    read(media.photoStanding("two.jpg", 2), SamplingPlan.standard());
    assertThat(gathered.blueAt(4, 16)).isTrue();
  }

  @Test
  void aPhotoIsOneFrameWithItsSize() throws MediaException, IOException {
    Path photo = media.photoStanding("photo.jpg", 6);

    DecodeReport report = read(photo, SamplingPlan.standard());

    assertThat(gathered.frames).hasSize(1);
    assertThat(report.profile().facts().kind()).isEqualTo(MediaKind.IMAGE);
    assertThat(report.profile().facts().width()).isEqualTo(32);
    assertThat(report.profile().facts().height()).isEqualTo(64);
    assertThat(reader.probe(photo)).isEqualTo(report.profile());
  }

  @Test
  void pixelsThatAreNotSquareAreMadeSquare() throws MediaException {
    Path wide =
        media.compose(
            "wide.mp4",
            "-f lavfi -i color=red:size=180x144:rate=25:duration=1 -vf setsar=2/1 -c:v mpeg4");

    DecodeReport report = read(wide, SamplingPlan.standard());

    assertThat(gathered.frames.getFirst().width()).isEqualTo(360);
    assertThat(report.profile().facts().width()).isEqualTo(360);
  }

  @Test
  void aRecordingOfABrowserHasNoDurationAndIsSampledAllTheSame() throws MediaException {
    Path recorded =
        media.compose(
            "recorded.webm",
            "-f lavfi -i testsrc2=size=160x90:rate=25:duration=4 -c:v libvpx -deadline realtime"
                + " -f webm -live 1");

    assertThat(reader.probe(recorded).facts().durationSeconds()).isCloseTo(4, within(0.1));
    read(recorded, SamplingPlan.standard().withPictures(10, 4));
    assertThat(gathered.frames).hasSize(4);
    assertThat(gathered.frames.getLast().seconds()).isGreaterThan(2.9);
  }

  @Test
  void everyAcceptedStillFormatOpens() throws MediaException {
    for (String name : List.of("a.png", "a.jpg", "a.bmp", "a.webp")) {
      DecodeReport report = read(media.redAndBlue(name), SamplingPlan.standard());
      assertThat(report.profile().facts().width()).as(name).isEqualTo(64);
    }
  }

  @Test
  void whatTheReceiverThrowsReachesTheCallerUnchanged() throws IOException {
    Path film = media.film("film.mp4", 1, "160x90");
    IllegalStateException thrown = new IllegalStateException("enough");
    MediaSink refusing =
        new MediaSink() {
          @Override
          public void picture(Frame frame) {
            throw thrown;
          }
        };

    assertThatThrownBy(() -> reader.read(film, SamplingPlan.standard(), refusing)).isSameAs(thrown);
    assertThat(Files.deleteIfExists(film)).isTrue();
  }

  private DecodeReport read(Path file, SamplingPlan plan) throws MediaException {
    return reader.read(file, plan, gathered);
  }
}

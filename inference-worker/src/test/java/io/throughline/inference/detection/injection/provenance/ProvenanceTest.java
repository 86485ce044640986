package io.throughline.inference.detection.injection.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples that an independent implementation signed, see {@code make_samples.py} beside them. */
class ProvenanceTest {
  private static final TrustList NOBODY = new TrustList(Set.of());

  @TempDir Path folder;
  private TrustList authority = NOBODY;

  @BeforeEach
  void trustTheSampleAuthority() throws IOException {
    Path list = Files.createDirectory(folder.resolve("trust"));
    Files.write(list.resolve("authority.pem"), sample("authority.pem"));
    authority = TrustList.read(list);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "mp4"})
  void aSignedCaptureIsWorthWhatItsIssuerIs(String ending) throws IOException {
    Path file = written("digitalCapture." + ending, sample("digitalCapture." + ending));
    assertThat(Provenance.of(file, NOBODY)).isEqualTo(Provenance.UNKNOWN_ISSUER);
    assertThat(Provenance.of(file, authority)).isEqualTo(Provenance.CAPTURED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "mp4"})
  void whatSaysThatAGeneratorMadeItIsBelieved(String ending) throws IOException {
    Path file = written("generated." + ending, sample("trainedAlgorithmicMedia." + ending));
    assertThat(Provenance.of(file, authority)).isEqualTo(Provenance.GENERATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "mp4"})
  void contentThatWasChangedAfterwardsIsBroken(String ending) throws IOException {
    byte[] bytes = sample("digitalCapture." + ending);
    bytes[bytes.length - 40] ^= 1;
    assertThat(Provenance.of(written("changed." + ending, bytes), authority))
        .isEqualTo(Provenance.BROKEN);
  }

  @Test
  void aClaimThatWasChangedAfterwardsIsBroken() throws IOException {
    byte[] bytes = sample("digitalCapture.jpg");
    int place = indexOf(bytes, "sample-maker");
    bytes[place] = 'S';
    assertThat(Provenance.of(written("claim.jpg", bytes), authority)).isEqualTo(Provenance.BROKEN);
  }

  @Test
  void aFileWithoutAnySaysNothing() throws IOException {
    byte[] bytes = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    assertThat(Provenance.of(written("none.jpg", bytes), authority)).isEqualTo(Provenance.NONE);
  }

  @Test
  void theWordOfAnXmpPacketIsHeard() throws IOException {
    String packet =
        "http://ns.adobe.com/xap/1.0/\0<x Iptc4xmpExt:DigitalSourceType="
            + "\"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia\"/>";
    byte[] text = packet.getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = new byte[text.length + 8];
    byte[] head = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, (byte) (text.length + 2)};
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(text, 0, bytes, head.length, text.length);
    bytes[bytes.length - 2] = (byte) 0xff;
    bytes[bytes.length - 1] = (byte) 0xd9;
    assertThat(Provenance.of(written("xmp.jpg", bytes), authority)).isEqualTo(Provenance.GENERATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "mp4"})
  void damagedFilesAlwaysGetAnAnswer(String ending) throws IOException {
    byte[] whole = sample("digitalCapture." + ending);
    Random random = new Random(11);
    Set<Provenance> seen = EnumSet.noneOf(Provenance.class);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = whole.clone();
      for (int k = 0; k < 1 + i % 8; k++) {
        damaged[random.nextInt(Math.min(3000, damaged.length))] = (byte) random.nextInt();
      }
      seen.add(Provenance.of(written("damaged", damaged), authority));
    }
    assertThat(seen).contains(Provenance.BROKEN);
  }

  @Test
  void fileThatEndsEarlyIsNeverACapture() throws IOException {
    byte[] whole = sample("digitalCapture.mp4");
    for (int length = 0; length < whole.length; length += 97) {
      Path cut = written("cut.mp4", java.util.Arrays.copyOf(whole, length));
      assertThat(Provenance.of(cut, authority)).isNotEqualTo(Provenance.CAPTURED);
    }
  }

  private Path written(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] sample(String name) throws IOException {
    try (var in = ProvenanceTest.class.getResourceAsStream("/provenance/" + name)) {
      return java.util.Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }
}

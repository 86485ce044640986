package io.throughline.inference.media.ffmpeg.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStructureTest {
  // Start, frame head of 8x8 pixels, scan head; entropy bytes and the end mark follow.
  private static final String JPEG_HEAD =
      "ffd8" + "ffc0000b080008000801011100" + "ffda0008010100003f00";
  @TempDir Path folder;

  @Test
  void theFirstBytesTellTheFormatAndNothingElseDoes() throws IOException, MediaException {
    assertThat(check(text("\0\0\0\20ftypisom\0\0\0\0\0\0\0\10moov"))).isEqualTo(ContainerKind.MP4);
    assertThat(check(bytes("1a45dfa3"))).isEqualTo(ContainerKind.MATROSKA);
    assertThat(check(text("OggS\0\4" + "\0".repeat(21)))).isEqualTo(ContainerKind.OGG);
    assertThat(check(text("ID3\3\0\0\0\0\0\0fLaC"))).isEqualTo(ContainerKind.FLAC);
    assertThat(check(bytes("fffb9064"))).isEqualTo(ContainerKind.MP3);
    assertThat(check(bytes("fff15080"))).isEqualTo(ContainerKind.AAC);
    assertThat(check(bytes(JPEG_HEAD + "12ffd9"))).isEqualTo(ContainerKind.JPEG);
  }

  @Test
  void aTiledPhotoOfAPhoneIsNoFilm() {
    refuses(FailureCode.MEDIA_UNREADABLE, text("\0\0\0\20ftypheic\0\0\0\0\0\0\0\10moov"));
  }

  @Test
  void aBoxBeyondTheEndOrWithoutLengthIsRefused() {
    refuses(FailureCode.MEDIA_TRUNCATED, text("\0\0\0\10moov\0\0\1\0mdat"));
    refuses(FailureCode.MEDIA_UNREADABLE, text("\0\0\0\10moov\0\0\0\4mdat"));
    refuses(FailureCode.MEDIA_TRUNCATED, text("\0\0\0\10free"));
  }

  @Test
  void aBoxLengthThatOverflowsIsRefused() {
    byte[] huge = text("\0\0\0\10moov\0\0\0\1mdat\0\0\0\0\0\0\0\0");
    ByteBuffer.wrap(huge).putLong(16, Long.MAX_VALUE);
    refuses(FailureCode.MEDIA_TRUNCATED, huge);
    ByteBuffer.wrap(huge).putLong(16, -1);
    refuses(FailureCode.MEDIA_TRUNCATED, huge);
  }

  @Test
  void aStuffedByteOrARestartMarkDoesNotEndAScan() throws IOException, MediaException {
    assertThat(check(bytes(JPEG_HEAD + "ff00ffd012ffffd9"))).isEqualTo(ContainerKind.JPEG);
    refuses(FailureCode.MEDIA_TRUNCATED, bytes(JPEG_HEAD + "ff00ffd012"));
  }

  @Test
  void thousandsOfScansAreAnAttackOnTime() {
    refuses(
        FailureCode.MEDIA_OVER_LIMIT,
        bytes(JPEG_HEAD + "ffda0008010100003f00".repeat(5000) + "ffd9"));
  }

  @Test
  void aPhotoWithoutAScanIsEmpty() {
    refuses(FailureCode.MEDIA_EMPTY, bytes("ffd8ffd9"));
  }

  private static byte[] text(String content) {
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private ContainerKind check(byte[] content) throws IOException, MediaException {
    Path file = Files.write(folder.resolve("file"), content);
    try (FileBytes bytes = FileBytes.of(file)) {
      return FileStructure.check(bytes, MediaLimits.standard());
    }
  }

  private void refuses(FailureCode code, byte[] content) {
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> check(content))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
  }
}

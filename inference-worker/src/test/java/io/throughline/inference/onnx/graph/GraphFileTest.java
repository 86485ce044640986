package io.throughline.inference.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphFileTest {
  private static final byte[] TWO_FLOATS = {0, 0, 0, 63, 0, 0, 0, 0};

  @TempDir private Path folder = Path.of("");

  @Test
  void anInputThatNoNodeReadsIsTakenAway() throws IOException {
    byte[] node = message(field(1, ByteString.copyFromUtf8("data")));
    byte[] mended = GraphFile.withoutUnreadInputs(model(1, node, 11, input("data"), input("dead")));

    assertThat(mended).isEqualTo(model(1, node, 11, input("data")));
  }

  @Test
  void aModelWhoseInputsAreAllReadStaysAsItIs() throws IOException {
    byte[] node = message(field(1, ByteString.copyFromUtf8("data")));
    byte[] model = model(1, node, 11, input("data"));

    assertThat(GraphFile.withoutUnreadInputs(model)).isSameAs(model);
  }

  @Test
  void aWeightIsTakenFromTheMemberThatItPointsAt() throws IOException {
    Path archive = archive("archive/data/7", TWO_FLOATS);

    byte[] filled = GraphFile.filled(model(5, pointing("archive/data/7", 2)), archive);

    assertThat(filled).isEqualTo(model(5, OnnxWeights.raw(2, TWO_FLOATS)));
  }

  @Test
  void aWeightThatIsMissingOrOfAnotherSizeIsRefused() throws IOException {
    Path archive = archive("archive/data/7", TWO_FLOATS);

    assertThatThrownBy(() -> GraphFile.filled(model(5, pointing("archive/data/8", 2)), archive))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("lacks archive/data/8");
    assertThatThrownBy(() -> GraphFile.filled(model(5, pointing("archive/data/7", 3)), archive))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not the size");
  }

  private Path archive(String member, byte[] bytes) throws IOException {
    Path file = folder.resolve("weights.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(member));
      zip.write(bytes);
      zip.closeEntry();
    }
    return file;
  }

  @Test
  void aWeightIsTakenFromThoseBytesOfAFile() throws IOException {
    Path file = Files.write(folder.resolve("weights.bin"), new byte[] {9, 9, 9, 1, 2, 3, 4, 9});
    byte[] halves =
        tensor(2, 10, entry("location", "w"), entry("offset", "3"), entry("length", "4"));

    byte[] filled = GraphFile.filled(model(5, halves), file);

    assertThat(filled).isEqualTo(model(5, OnnxWeights.halves(2, new byte[] {1, 2, 3, 4})));
  }

  @Test
  void aWeightMayLieAcrossPartsOfAFile() throws IOException {
    Path first = Files.write(folder.resolve("part1"), new byte[] {9, 9, 1, 2, 3});
    Path second = Files.write(folder.resolve("part2"), new byte[] {4, 5, 6, 9});
    byte[] across =
        tensor(2, 10, entry("location", "w"), entry("offset", "2"), entry("length", "4"));
    byte[] after =
        tensor(1, 10, entry("location", "w"), entry("offset", "6"), entry("length", "2"));

    assertThat(GraphFile.filled(model(5, across), first, second))
        .isEqualTo(model(5, OnnxWeights.halves(2, new byte[] {1, 2, 3, 4})));
    assertThat(GraphFile.filled(model(5, after), first, second))
        .isEqualTo(model(5, OnnxWeights.halves(1, new byte[] {5, 6})));
  }

  @Test
  void bytesBeyondTheFileAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("weights.bin"), new byte[6]);
    byte[] beyond =
        tensor(2, 10, entry("location", "w"), entry("offset", "3"), entry("length", "4"));
    byte[] after =
        tensor(2, 10, entry("location", "w"), entry("offset", "9"), entry("length", "4"));

    assertThatThrownBy(() -> GraphFile.filled(model(5, beyond), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not the size");
    assertThatThrownBy(() -> GraphFile.filled(model(5, after), file))
        .isInstanceOf(IOException.class);
  }

  private static byte[] pointing(String member, long size) {
    return tensor(size, 1, entry("location", member));
  }

  private static byte[] tensor(long size, long type, byte[]... entries) {
    UnknownFieldSet.Field.Builder places = UnknownFieldSet.Field.newBuilder();
    List.of(entries).forEach(entry -> places.addLengthDelimited(part(entry)));
    return UnknownFieldSet.newBuilder()
        .addField(1, UnknownFieldSet.Field.newBuilder().addVarint(size).build())
        .addField(2, UnknownFieldSet.Field.newBuilder().addVarint(type).build())
        .addField(13, places.build())
        .addField(14, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
        .build()
        .toByteArray();
  }

  private static byte[] entry(String key, String value) {
    return UnknownFieldSet.newBuilder()
        .addField(1, bytes(key.getBytes(StandardCharsets.UTF_8)))
        .addField(2, bytes(value.getBytes(StandardCharsets.UTF_8)))
        .build()
        .toByteArray();
  }

  private static byte[] input(String name) {
    return message(field(1, ByteString.copyFromUtf8(name)));
  }

  private static byte[] model(int number, byte[] part) {
    return message(field(7, ByteString.copyFrom(message(field(number, part(part))))));
  }

  private static byte[] model(int first, byte[] node, int second, byte[]... inputs) {
    UnknownFieldSet.Field.Builder all = UnknownFieldSet.Field.newBuilder();
    List.of(inputs).forEach(input -> all.addLengthDelimited(part(input)));
    byte[] graph =
        UnknownFieldSet.newBuilder()
            .addField(first, bytes(node))
            .addField(second, all.build())
            .build()
            .toByteArray();
    return message(field(7, part(graph)));
  }

  private static ByteString part(byte[] bytes) {
    return ByteString.copyFrom(bytes);
  }

  private static UnknownFieldSet.Field bytes(byte[] value) {
    return UnknownFieldSet.Field.newBuilder().addLengthDelimited(part(value)).build();
  }

  private static UnknownFieldSet field(int number, ByteString value) {
    return UnknownFieldSet.newBuilder()
        .addField(number, UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build())
        .build();
  }

  private static byte[] message(UnknownFieldSet fields) {
    return fields.toByteArray();
  }

  /** A tensor with its weights inside. */
  private static final class OnnxWeights {
    static byte[] raw(long size, byte[] weights) {
      return raw(size, 1, weights);
    }

    static byte[] halves(long size, byte[] weights) {
      return raw(size, 10, weights);
    }

    private static byte[] raw(long size, long type, byte[] weights) {
      return UnknownFieldSet.newBuilder()
          .addField(1, UnknownFieldSet.Field.newBuilder().addVarint(size).build())
          .addField(2, UnknownFieldSet.Field.newBuilder().addVarint(type).build())
          .addField(9, bytes(weights))
          .build()
          .toByteArray();
    }
  }
}

package io.throughline.inference.media.ffmpeg.container;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import io.throughline.inference.media.ffmpeg.structure.FileBytes;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/** Hands a demuxer the bytes of one file, so that FFmpeg itself never opens anything. */
final class FileIo implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int IO_ERROR = -5; // AVERROR(EIO)
  private static final int SET = 0; // SEEK_SET of stdio.h
  private static final int CURRENT = 1;
  private static final int END = 2;
  private static final int FORCE = 0x20000; // AVSEEK_FORCE

  // One callback of each kind for all files, since JavaCPP has few slots for them.
  private static final Map<Long, FileIo> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private static final Read_packet_Pointer_BytePointer_int READ =
      new Read_packet_Pointer_BytePointer_int() {
        @Override
        public int call(Pointer number, BytePointer buffer, int count) {
          FileIo file = OPEN.get(new LongPointer(number).get());
          return file == null ? IO_ERROR : file.read(buffer, count);
        }
      };

  private static final Seek_Pointer_long_int SEEK =
      new Seek_Pointer_long_int() {
        @Override
        public long call(Pointer number, long offset, int whence) {
          FileIo file = OPEN.get(new LongPointer(number).get());
          return file == null ? IO_ERROR : file.seek(offset, whence & ~FORCE);
        }
      };

  private final FileBytes bytes;
  private final LongPointer number = new LongPointer(1);
  private final byte[] block = new byte[BUFFER_BYTES];
  private final AVIOContext context;
  private long place;

  FileIo(FileBytes bytes) {
    this.bytes = bytes;
    number.put(NUMBERS.incrementAndGet());
    context =
        avio_alloc_context(
            new BytePointer(av_malloc(BUFFER_BYTES)),
            BUFFER_BYTES,
            0,
            number,
            READ,
            (Write_packet_Pointer_BytePointer_int) null,
            SEEK);
    OPEN.put(number.get(), this);
  }

  AVIOContext context() {
    return context;
  }

  // Nothing may be thrown through native code.
  private int read(BytePointer buffer, int count) {
    try {
      int read = bytes.read(place, block, 0, Math.min(count, block.length));
      if (read <= 0) {
        return AVERROR_EOF;
      }
      buffer.put(block, 0, read);
      place += read;
      return read;
    } catch (IOException | RuntimeException unreadable) {
      return IO_ERROR;
    }
  }

  private long seek(long offset, int whence) {
    if (whence == AVSEEK_SIZE) {
      return bytes.size();
    }
    long wanted =
        switch (whence) {
          case SET -> offset;
          case CURRENT -> place + offset;
          case END -> bytes.size() + offset;
          default -> -1;
        };
    if (wanted < 0) {
      return IO_ERROR;
    }
    place = wanted;
    return place;
  }

  @Override
  public void close() {
    OPEN.remove(number.get());
    av_free(context.buffer());
    avio_context_free(context);
    number.close();
  }
}

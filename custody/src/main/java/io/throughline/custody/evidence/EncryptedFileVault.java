package io.throughline.custody.evidence;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.evidence.SealedFile.Head;
import io.throughline.custody.evidence.SealedFile.Owner;
import io.throughline.custody.evidence.SealedFile.Place;
import io.throughline.custody.evidence.SealedFile.Purpose;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.SubjectKeys;
import io.throughline.custody.keys.storage.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The vault in a folder: {@code <subject>/<aa>/<address>}, each file under its subject's key. */
public final class EncryptedFileVault implements EvidenceVault {
  /** Longer than any upload lasts; what is older was left behind by a process that died. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;
  private final Path incoming;
  private final KeyRing ring;

  public EncryptedFileVault(Path folder, KeyRing ring) {
    this.folder = folder;
    this.incoming = folder.resolve("incoming");
    this.ring = ring;
    try {
      PrivateFiles.makeFolder(incoming);
      sweepAbandoned(FileTime.from(Instant.now().minus(ABANDONED)));
    } catch (IOException e) {
      throw EvidenceException.unreachable(e);
    }
  }

  @Override
  public Stored put(SubjectId subject, InputStream source, long maxBytes) throws IOException {
    SubjectKeys keys = ring.keysOf(subject);
    Path whole = incoming.resolve(UUID.randomUUID().toString());
    try (FileChannel channel = openIncoming(whole)) {
      SealedFile.Writer writer = newWriter(channel, keys, subject);
      Stored stored = new Intake(keys.addresses(), maxBytes).drain(source, writer::write);
      finish(writer, whole, new Place(subject, Purpose.EVIDENCE, stored.address()));
      return stored;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("evidence cannot be encrypted", e);
    } finally {
      discard(whole);
    }
  }

  @Override
  public InputStream open(SubjectId subject, EvidenceAddress address) {
    SubjectKeys keys = ring.existingKeysOf(subject).orElseThrow(EvidenceException::missing);
    FileChannel channel = openStored(subject, address);
    boolean handedOver = false;
    try {
      Head head = SealedFile.readHead(channel, keys, new Owner(subject, address));
      InputStream body = head.body(channel, keys);
      handedOver = true;
      return body;
    } catch (IOException e) {
      throw EvidenceException.unreachable(e);
    } catch (GeneralSecurityException e) {
      throw EvidenceException.altered(e);
    } finally {
      if (!handedOver) {
        closeQuietly(channel);
      }
    }
  }

  @Override
  public long length(SubjectId subject, EvidenceAddress address) {
    return head(subject, address).bytes();
  }

  @Override
  public void delete(SubjectId subject, EvidenceAddress address) {
    try {
      if (Files.deleteIfExists(file(subject, address))) {
        PrivateFiles.syncFolder(file(subject, address));
      }
    } catch (IOException e) {
      throw EvidenceException.unreachable(e);
    }
  }

  @Override
  public void eraseSubject(SubjectId subject) {
    Path own = folder.resolve(subject.value());
    if (!Files.exists(own)) {
      return;
    }
    try {
      Files.walkFileTree(own, new Erasure());
      PrivateFiles.syncFolder(own);
    } catch (IOException e) {
      throw EvidenceException.unreachable(e);
    }
  }

  @Override
  public EvidenceAddress templateAddress(SubjectId subject, String name) {
    try {
      return Intake.ofName(ring.keysOf(subject).names(), name);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a name cannot be digested", e);
    }
  }

  @Override
  public void putTemplate(SubjectId subject, EvidenceAddress address, byte[] template) {
    if (template.length == 0) {
      throw EvidenceException.empty();
    }
    refuseToReplaceEvidence(subject, address);
    SubjectKeys keys = ring.keysOf(subject);
    Path whole = incoming.resolve(UUID.randomUUID().toString());
    try (FileChannel channel = openIncoming(whole)) {
      SealedFile.Writer writer = newWriter(channel, keys, subject);
      writer.write(template, template.length);
      finish(writer, whole, new Place(subject, Purpose.TEMPLATE, address));
    } catch (IOException e) {
      throw EvidenceException.unreachable(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a template cannot be encrypted", e);
    } finally {
      discard(whole);
    }
  }

  private void refuseToReplaceEvidence(SubjectId subject, EvidenceAddress address) {
    if (Files.exists(file(subject, address))
        && head(subject, address).place().purpose() != Purpose.TEMPLATE) {
      throw new IllegalArgumentException("a template never replaces evidence");
    }
  }

  private Head head(SubjectId subject, EvidenceAddress address) {
    SubjectKeys keys = ring.existingKeysOf(subject).orElseThrow(EvidenceException::missing);
    try (FileChannel channel = openStored(subject, address)) {
      return SealedFile.readHead(channel, keys, new Owner(subject, address));
    } catch (IOException e) {
      throw EvidenceException.unreachable(e);
    }
  }

  private static FileChannel openIncoming(Path whole) {
    try {
      return PrivateFiles.openNew(whole);
    } catch (IOException e) {
      throw EvidenceException.unreachable(e);
    }
  }

  private FileChannel openStored(SubjectId subject, EvidenceAddress address) {
    try {
      return FileChannel.open(file(subject, address), StandardOpenOption.READ);
    } catch (NoSuchFileException absent) {
      throw EvidenceException.missing();
    } catch (IOException e) {
      throw EvidenceException.unreachable(e);
    }
  }

  private static SealedFile.Writer newWriter(
      FileChannel channel, SubjectKeys keys, SubjectId subject) throws GeneralSecurityException {
    try {
      return new SealedFile.Writer(channel, keys, subject);
    } catch (IOException e) {
      throw EvidenceException.unreachable(e);
    }
  }

  /** A file gets its name only when it is whole; the same bytes replace themselves. */
  private void finish(SealedFile.Writer writer, Path whole, Place place)
      throws GeneralSecurityException {
    Path shelf = shelf(place.subject(), place.address());
    Path target = file(place.subject(), place.address());
    try {
      writer.seal(place);
      PrivateFiles.makeFolder(shelf);
      Files.move(
          whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      PrivateFiles.syncFolder(target);
      PrivateFiles.syncFolder(shelf);
      PrivateFiles.syncFolder(folder.resolve(place.subject().value()));
    } catch (IOException e) {
      throw EvidenceException.unreachable(e);
    }
  }

  private void sweepAbandoned(FileTime before) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(incoming)) {
      for (Path file : left) {
        try {
          if (Files.getLastModifiedTime(file).compareTo(before) < 0) {
            Files.deleteIfExists(file);
          }
        } catch (NoSuchFileException finishedMeanwhile) {
          // Another process gave it its name.
        }
      }
    }
  }

  private static void discard(Path whole) {
    try {
      Files.deleteIfExists(whole);
    } catch (IOException e) {
      // Encrypted, without a name, and swept at a later start: not worth hiding the result for.
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The failure that made us close it is on its way already.
    }
  }

  private Path file(SubjectId subject, EvidenceAddress address) {
    return shelf(subject, address).resolve(address.value());
  }

  private Path shelf(SubjectId subject, EvidenceAddress address) {
    return folder.resolve(subject.value()).resolve(address.value().substring(0, 2));
  }

  /** Deletes a tree from its leaves up; somebody else may be doing the same. */
  private static final class Erasure extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
        throws IOException {
      if (failed != null) {
        throw failed;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}

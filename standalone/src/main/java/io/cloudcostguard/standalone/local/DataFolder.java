package io.cloudcostguard.standalone.local;

import io.cloudcostguard.cli.server.Endpoints;
import io.cloudcostguard.schemas.chain.NoteKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder that one running stack owns, and where other commands find that stack.
public final class DataFolder {

  /// The database of the stack that is running on a folder, and its brokers.
  public record Running(String kafka, String database, String user, String password) {}

  /// What runs on `folder`.
  ///
  /// @throws IllegalArgumentException if nothing does
  public static Running running(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    if (!Files.exists(absolute.resolve("lock")) || isFree(absolute)) {
      throw new IllegalArgumentException(
          "No CloudCostGuard is running on %s; start one with ./ccg up, or name its --data"
              .formatted(absolute));
    }
    Endpoints endpoints = Endpoints.in(absolute);
    if (endpoints.database() == null) {
      throw new IllegalArgumentException(
          "The CloudCostGuard on %s has an older version; restart it".formatted(absolute));
    }
    return new Running(
        endpoints.kafka(),
        endpoints.database(),
        EmbeddedDatabase.ROLE,
        LocalSecrets.in(absolute).databasePassword());
  }

  private static boolean isFree(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /// Makes the folder, or takes one that is there: only its owner may enter it.
  ///
  /// @throws IllegalArgumentException if it belongs to another user
  public static void open(Path folder) throws IOException {
    Private.folder(folder);
  }

  /// Takes the folder; closing gives it back. The operating system gives it back after a kill.
  ///
  /// @throws IllegalStateException if another process has it
  static AutoCloseable lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException _) {
      // Held by this very process.
    }
    if (lock == null) {
      channel.close();
      throw new IllegalStateException(
          "Another CloudCostGuard is running on " + folder + "; stop it or name another --data");
    }
    return channel;
  }

  /// Says to other commands where the stack on `folder` can be reached.
  static void write(Path folder, Endpoints endpoints) throws IOException {
    WholeFile.write(folder.resolve(Endpoints.FILE), endpoints.text());
  }

  /// Says to `ccg audit` which key signs the checkpoints of the stack on `folder`.
  static void writeAuditKey(Path folder, NoteKey key) throws IOException {
    WholeFile.write(folder.resolve("audit.keys"), key.verifier() + "\n");
  }

  private DataFolder() {}
}

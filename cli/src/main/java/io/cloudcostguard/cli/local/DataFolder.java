package io.cloudcostguard.cli.local;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A folder that one running stack owns, and where other commands find that stack.
public final class DataFolder {

  private static final String ENDPOINTS = "endpoints.properties";

  /// Where a running stack can be reached.
  ///
  /// @param database its JDBC URL; null where an older version wrote the file
  public record Endpoints(String kafka, String api, @Nullable String database) {}

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
    Endpoints endpoints = endpoints(absolute);
    if (endpoints.database() == null) {
      throw new IllegalArgumentException(
          "The CloudCostGuard on %s is of an older version; start it again".formatted(absolute));
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

  /// Makes the folder, or takes one that is there: nobody but its owner may enter it.
  ///
  /// @throws IllegalArgumentException if it belongs to somebody else
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

  static void writeEndpoints(Path folder, String kafka, String api, String database)
      throws IOException {
    Properties properties = new Properties();
    properties.setProperty("kafka", kafka);
    properties.setProperty("api", api);
    properties.setProperty("database", database);
    StringWriter text = new StringWriter();
    properties.store(text, "Where the stack on this folder was last reachable");
    WholeFile.write(folder.resolve(ENDPOINTS), text.toString());
  }

  /// Where the stack on `folder` was last reachable.
  ///
  /// @throws IllegalArgumentException if none ever ran there
  public static Endpoints endpoints(Path folder) {
    Path file = folder.resolve(ENDPOINTS);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "No CloudCostGuard has run on " + folder + "; start one with ./ccg up, or give --kafka");
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Endpoints(
        properties.getProperty("kafka"),
        properties.getProperty("api"),
        properties.getProperty("database"));
  }

  private DataFolder() {}
}

package io.cloudcostguard.cli.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/// A folder that one running stack owns, and where other commands find that stack.
public final class DataFolder {

  private static final String ENDPOINTS = "endpoints.properties";

  /// Where a running stack can be reached.
  public record Endpoints(String kafka, String api) {}

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

  static void writeEndpoints(Path folder, String kafka, String api) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("kafka", kafka);
    properties.setProperty("api", api);
    try (Writer writer = Files.newBufferedWriter(folder.resolve(ENDPOINTS))) {
      properties.store(writer, "Where the stack on this folder was last reachable");
    }
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
    return new Endpoints(properties.getProperty("kafka"), properties.getProperty("api"));
  }

  private DataFolder() {}
}

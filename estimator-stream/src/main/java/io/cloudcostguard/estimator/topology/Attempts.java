package io.cloudcostguard.estimator.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Counts on disk how often a large plan was started by a process that then ended. Without this, a
/// plan that exceeds the memory would end every process that retries it.
public final class Attempts {

  private static final int MOST = 3;
  private static final int LARGE = 32 * 1024;

  private final Path folder;

  /// @param folder outlives the process; made when it is first needed
  public Attempts(Path folder) {
    this.folder = folder;
  }

  /// Notes that a record is begun. False: it was begun too often.
  boolean begin(int partition, long offset, int bytes) {
    if (bytes < LARGE) {
      return true;
    }
    Path file = file(partition);
    try {
      int before = before(file, offset);
      if (before >= MOST) {
        Files.deleteIfExists(file);
        return false;
      }
      Files.createDirectories(folder);
      Files.writeString(file, offset + " " + (before + 1));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Notes that the record was ended.
  void end(int partition, int bytes) {
    if (bytes < LARGE) {
      return;
    }
    try {
      Files.deleteIfExists(file(partition));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int before(Path file, long offset) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    String[] noted = Files.readString(file).split(" ", 2);
    // A process that ended while it wrote left a part of it, or nothing.
    return noted.length == 2
            && noted[0].equals(Long.toString(offset))
            && noted[1].matches("[0-9]{1,3}")
        ? Integer.parseInt(noted[1])
        : 0;
  }

  private Path file(int partition) {
    return folder.resolve("plans-" + partition);
  }
}

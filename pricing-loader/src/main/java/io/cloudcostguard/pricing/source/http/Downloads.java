package io.cloudcostguard.pricing.source.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Downloads files completely: unchanged files are not fetched again, failed requests are retried,
/// and interrupted ones resume, also in another process.
///
/// Downloads into one folder are one at a time, and the folder is theirs alone: what was not asked
/// for in three days is deleted from it.
public final class Downloads implements AutoCloseable {

  private static final Duration REST = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(3);
  private static final Duration PRUNED_EVERY = Duration.ofHours(1);

  private final Path folder;
  private final Patience patience;
  private final boolean temporary;
  private final Exchange exchange;
  private Instant pruned = Instant.EPOCH;
  private final Circuit circuit = new Circuit(REST);

  /// @param folder where files are kept from one load to the next
  public Downloads(Path folder, Patience patience, DownloadProgress progress) {
    this(folder, false, patience, progress);
  }

  private Downloads(Path folder, boolean temporary, Patience patience, DownloadProgress progress) {
    this.folder = folder;
    this.temporary = temporary;
    this.patience = patience;
    exchange = new Exchange(patience.silence(), progress);
  }

  /// Downloads that are kept until they are closed.
  public static Downloads temporary(Patience patience, DownloadProgress progress)
      throws IOException {
    return new Downloads(Files.createTempDirectory("ccg-price-lists"), true, patience, progress);
  }

  /// The file at `address` as it is now.
  ///
  /// @throws NoSuchFileException if the server says that there is none
  /// @throws IOException if the server refuses it, or fails again and again
  public Path fetch(URI address) throws IOException {
    return fetch(address, Map.of());
  }

  /// The file at `address` as it is now, asked for with headers, such as a key. They are sent to no
  /// other host, and are in no message and on no disk.
  ///
  /// @throws NoSuchFileException if the server says that there is none
  /// @throws IOException if the server refuses it, or fails again and again
  public synchronized Path fetch(URI address, Map<String, String> headers) throws IOException {
    circuit.check(address);
    Stored stored = Stored.in(folder, address);
    int failures = 0;
    while (true) {
      long before = stored.partSize();
      try {
        exchange.run(address, headers, stored);
        circuit.close(address);
        stored.touch();
        prune();
        return stored.whole();
      } catch (Failure failure) {
        failures = stored.partSize() > before ? 1 : failures + 1;
        awaitNextTry(address, failures, failure);
      }
    }
  }

  @Override
  public void close() throws IOException {
    exchange.close();
    if (temporary) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder);
    }
  }

  /// A vendor gives each version of a file an address of its own: the earlier ones are left behind.
  /// A list may have thousands of pages, so they are not looked for at each.
  private void prune() throws IOException {
    if (Instant.now().isBefore(pruned.plus(PRUNED_EVERY))) {
      return;
    }
    pruned = Instant.now();
    FileTime oldest = FileTime.from(Instant.now().minus(KEPT));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void awaitNextTry(URI address, int failures, Failure failure) throws IOException {
    Duration wait =
        failure.retryAfter == null
            ? patience.afterFailure(failures, RandomGenerator.getDefault())
            : failure.retryAfter;
    if (failures >= patience.attempts() || wait.compareTo(patience.longest()) > 0) {
      circuit.open(address);
      throw new IOException(
          "%s is given up after %d attempts: %s".formatted(address, failures, failure.getMessage()),
          failure);
    }
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException)
          new InterruptedIOException("The download of " + address + " was interrupted")
              .initCause(e);
    }
  }
}

package io.cloudcostguard.pricing.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Appends the body of an answer to a file, tells how it goes, and breaks off when nothing comes.
final class Transfer {

  private static final int CHUNK = 64 * 1024;
  private static final long REPORT_EVERY = TimeUnit.SECONDS.toNanos(1);

  private final URI address;
  private final Path part;
  private final long total;
  private final Duration silence;
  private final DownloadProgress progress;
  private final long began = System.nanoTime();
  private volatile long heard = began;
  private long reportedAt = began;
  private long arrived;

  Transfer(URI address, Path part, long total, Duration silence, DownloadProgress progress) {
    this.address = address;
    this.part = part;
    this.total = total;
    this.silence = silence;
    this.progress = progress;
  }

  /// @throws Failure if the body breaks off; what has come of it is kept
  /// @throws IOException if the file cannot be written
  void run(InputStream body) throws IOException {
    Thread watch = Thread.ofVirtual().start(() -> watch(body));
    long before = Files.size(part);
    byte[] chunk = new byte[CHUNK];
    try (OutputStream file = Files.newOutputStream(part, StandardOpenOption.APPEND)) {
      for (int n = read(body, chunk); n >= 0; n = read(body, chunk)) {
        file.write(chunk, 0, n);
        arrived += n;
        tell(before, false);
      }
    } finally {
      watch.interrupt();
    }
    tell(before, true);
  }

  private int read(InputStream body, byte[] chunk) throws Failure {
    try {
      int n = body.read(chunk);
      heard = System.nanoTime();
      return n;
    } catch (IOException e) {
      throw new Failure(address + " broke off: " + e.getMessage(), null, e);
    }
  }

  /// Closing the body makes the reader fail.
  private void watch(InputStream body) {
    try {
      long left = silence.toNanos();
      while (left > 0) {
        TimeUnit.NANOSECONDS.sleep(left);
        left = silence.toNanos() - (System.nanoTime() - heard);
      }
      body.close();
    } catch (InterruptedException | IOException _) {
      // The transfer has ended, well or not.
    }
  }

  private void tell(long before, boolean complete) {
    long now = System.nanoTime();
    if (complete || now - reportedAt >= REPORT_EVERY) {
      reportedAt = now;
      double seconds = Math.max(1, now - began) / (double) TimeUnit.SECONDS.toNanos(1);
      progress.at(address, before + arrived, total, arrived / seconds);
    }
  }
}

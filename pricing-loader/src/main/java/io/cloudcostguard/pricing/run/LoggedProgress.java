package io.cloudcostguard.pricing.run;

import io.cloudcostguard.pricing.source.http.DownloadProgress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs the progress of downloads: periodically, and when a large one is complete.
final class LoggedProgress implements DownloadProgress {

  private static final Logger LOGGER = LoggerFactory.getLogger(LoggedProgress.class);
  private static final long EVERY = TimeUnit.SECONDS.toNanos(15);
  private static final long LARGE = 1024 * 1024;

  private long reportedAt = System.nanoTime();

  @Override
  public synchronized void at(URI address, long bytes, long total, double bytesPerSecond) {
    long now = System.nanoTime();
    if (now - reportedAt >= EVERY || (bytes == total && bytes >= LARGE)) {
      reportedAt = now;
      LOGGER
          .atInfo()
          .addKeyValue("address", address)
          .addKeyValue("bytes", bytes)
          .addKeyValue("total", total)
          .addKeyValue("bytesPerSecond", Math.round(bytesPerSecond))
          .log("Downloading a price list");
    }
  }
}

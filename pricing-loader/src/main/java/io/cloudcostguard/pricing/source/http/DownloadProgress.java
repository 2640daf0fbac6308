package io.cloudcostguard.pricing.source.http;

import java.net.URI;

/// Receives the progress of a download: about once a second, and at its end.
@FunctionalInterface
public interface DownloadProgress {

  /// So much of the file at `address` is here.
  ///
  /// @param bytes of the file that are here
  /// @param total of the file; -1 where the server does not say
  /// @param bytesPerSecond since this download began
  void at(URI address, long bytes, long total, double bytesPerSecond);

  /// Tells nothing.
  static DownloadProgress silent() {
    return (_, _, _, _) -> {};
  }
}

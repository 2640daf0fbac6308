package io.cloudcostguard.outbound;

import java.net.URI;

/// The result of checking a URL.
sealed interface CheckedUrl {

  /// A valid URL. Its name is looked up later, by [CheckedLookup].
  ///
  /// @param host a name or an IP address, without brackets
  record Sound(URI uri, String host, int port) implements CheckedUrl {

    /// Without path and query: those may be credentials.
    @Override
    public String toString() {
      return uri.getScheme() + "://" + host + ":" + port;
    }
  }

  /// A refused URL.
  ///
  /// @param reason a sentence that does not quote the URL
  record Refused(String reason) implements CheckedUrl {}
}

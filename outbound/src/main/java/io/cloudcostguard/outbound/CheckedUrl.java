package io.cloudcostguard.outbound;

import java.net.URI;

/// What became of checking a URL.
sealed interface CheckedUrl {

  /// A URL of a sound form; its name is still to be looked up, by [CheckedLookup].
  ///
  /// @param host a name or an IP address, without brackets
  record Sound(URI uri, String host, int port) implements CheckedUrl {

    /// Without path and query: those may be credentials.
    @Override
    public String toString() {
      return uri.getScheme() + "://" + host + ":" + port;
    }
  }

  /// Not to be sent to.
  ///
  /// @param reason a sentence that does not quote the URL
  record Refused(String reason) implements CheckedUrl {}
}

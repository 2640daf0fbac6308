package io.cloudcostguard.outbound;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A host, and one port of it or any.
///
/// @param host lower case, without brackets
/// @param port [#ANY_PORT] for every port that is allowed anyway
record Endpoint(String host, int port) {

  static final int ANY_PORT = -1;

  private static final Pattern FORM =
      Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::(\\d{1,5}))?");

  /// Reads `host`, `host:port`, `[v6]` or `[v6]:port`.
  static Endpoint of(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("Not a host or host:port: '" + text + "'");
    }
    String host = form.group(1) != null ? form.group(1) : form.group(2);
    String port = form.group(3);
    return new Endpoint(
        host.toLowerCase(Locale.ROOT), port == null ? ANY_PORT : Integer.parseInt(port));
  }
}

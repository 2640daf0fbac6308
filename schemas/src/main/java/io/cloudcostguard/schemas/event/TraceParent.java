package io.cloudcostguard.schemas.event;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C trace context that goes with a plan from the HTTP request to the last delivery: one
/// trace id, a new span id at each hop.
///
/// @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
public record TraceParent(String traceId, String spanId, String flags) {

  public static final String HEADER = "traceparent";

  /// Version 00 ends after the flags, a later one may go on; ff is no version, and zeros no id.
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff|00.{54})[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");

  private static final int KNOWN_FLAGS = 0b11;

  /// The next hop of the trace in `header`; a new trace where it is missing or malformed.
  public static TraceParent continuing(@Nullable String header) {
    if (header != null) {
      Matcher form = FORM.matcher(header.strip());
      if (form.matches()) {
        return new TraceParent(form.group(1), hex(8), knownFlags(form.group(2)));
      }
    }
    return new TraceParent(hex(16), hex(8), "01");
  }

  private static String knownFlags(String flags) {
    return HexFormat.of().toHexDigits((byte) (HexFormat.fromHexDigits(flags) & KNOWN_FLAGS));
  }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public String toString() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }
}

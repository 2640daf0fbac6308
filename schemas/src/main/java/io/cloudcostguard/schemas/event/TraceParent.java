package io.cloudcostguard.schemas.event;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The W3C trace context that goes with a plan from the HTTP request to the last delivery: one
/// trace id, a new span id at each hop.
///
/// @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
public record TraceParent(String traceId, String spanId, String flags) {

  public static final String HEADER = "traceparent";

  private static final int LENGTH = 55;
  private static final int KNOWN_FLAGS = 0b11;

  /// The next hop of the trace in `header`; a new trace where it is missing or malformed.
  public static TraceParent continuing(@Nullable String header) {
    TraceParent before = parse(header);
    return before == null
        ? new TraceParent(hex(16), hex(8), "01")
        : new TraceParent(before.traceId, hex(8), before.flags);
  }

  /// What `header` says; null where it is missing or malformed.
  public static @Nullable TraceParent parse(@Nullable String header) {
    String text = header == null ? "" : header.strip();
    return isWellFormed(text)
        ? new TraceParent(
            text.substring(3, 35), text.substring(36, 52), knownFlags(text.substring(53, LENGTH)))
        : null;
  }

  /// Version 00 ends after the flags, a later one may go on; ff is no version, and zeros no id.
  private static boolean isWellFormed(String text) {
    return text.length() >= LENGTH
        && (text.length() == LENGTH || (text.charAt(LENGTH) == '-' && !text.startsWith("00")))
        && !text.startsWith("ff")
        && isHex(text, 0, 2)
        && text.charAt(2) == '-'
        && isHex(text, 3, 35)
        && !isZeros(text, 3, 35)
        && text.charAt(35) == '-'
        && isHex(text, 36, 52)
        && !isZeros(text, 36, 52)
        && text.charAt(52) == '-'
        && isHex(text, 53, LENGTH);
  }

  private static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZeros(String text, int from, int to) {
    return text.substring(from, to).chars().allMatch(c -> c == '0');
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

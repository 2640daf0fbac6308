package io.cloudcostguard.schemas.chain;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What a checkpoint says: a partition has a tree of this size and root, up to an offset, at a
/// time. Its text is the origin, the size, the root in base64, `offset N`, `time T` and `from N`,
/// each in a line.
///
/// @param origin the tree that it is of: a name, `/`, the topic, `-`, the partition
/// @param root 32 bytes
/// @param next the offset behind the last record that was read
/// @param from the offset behind the last record of the checkpoint before; [#UNKNOWN] where it is
///   not signed
/// @see <a href="https://c2sp.org/tlog-checkpoint">C2SP, checkpoints of transparency logs</a>
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record TreeHead(String origin, long size, byte[] root, long next, Instant time, long from) {

  /// Of a checkpoint of before this was signed.
  public static final long UNKNOWN = -1;

  private static final String FROM = "from ";

  /// The cluster that its origin names.
  public String cluster() {
    return origin.substring(0, Math.max(0, origin.lastIndexOf('/')));
  }

  /// As it is signed.
  public String text() {
    return "%s\n%d\n%s\noffset %d\ntime %s\n%s"
        .formatted(
            origin,
            size,
            Base64.getEncoder().encodeToString(root),
            next,
            time,
            from == UNKNOWN ? "" : FROM + from + "\n");
  }

  /// Reads the text of a note; null where it is no such text.
  public static @Nullable TreeHead read(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 5 || !lines[3].startsWith("offset ") || !lines[4].startsWith("time ")) {
      return null;
    }
    try {
      return new TreeHead(
          lines[0],
          Long.parseLong(lines[1]),
          Base64.getDecoder().decode(lines[2]),
          Long.parseLong(lines[3].substring("offset ".length())),
          Instant.parse(lines[4].substring("time ".length())),
          lines.length > 5 && lines[5].startsWith(FROM)
              ? Long.parseLong(lines[5].substring(FROM.length()))
              : UNKNOWN);
    } catch (IllegalArgumentException | DateTimeException _) {
      return null;
    }
  }
}

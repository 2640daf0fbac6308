package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.UnreadablePlanException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// The JSON in what was submitted: behind byte order marks, in UTF-16 (PowerShell's `>` makes it),
/// and between the lines that CI wrappers print.
final class PlanText {

  /// Wrapper lines before the JSON may take this much.
  private static final int LOOK_AHEAD = 64 * 1024;

  /// Most plans begin with their JSON.
  private static final int FIRST_LOOK = 512;

  /// Of texts that are read; those that are skipped may be longer.
  private static final int LONGEST_TEXT = 8 * 1024 * 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(500)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNumberLength(1000)
                  .build())
          .build();

  private static final int BUFFER = 8 * 1024;

  /// A stream that its opener closes.
  private static final class KeptOpen extends FilterInputStream {
    KeptOpen(InputStream bytes) {
      super(bytes);
    }

    @Override
    public void close() {}
  }

  private final JsonParser parser;
  private final InputStream bytes;
  private final @Nullable Reader text;

  private PlanText(JsonParser parser, InputStream bytes, @Nullable Reader text) {
    this.parser = parser;
    this.bytes = bytes;
    this.text = text;
  }

  static PlanText of(InputStream bytes) throws IOException {
    byte[] head = bytes.readNBytes(FIRST_LOOK);
    refuseWhatIsNotText(head);
    Charset charset = charsetOf(head);
    int start = startOfJson(head, charset);
    if (start < 0) {
      head = lookFurther(head, bytes);
      start = startOfJson(head, charset);
    }
    if (start < 0) {
      throw noJson(head, charset);
    }
    InputStream rest =
        new SequenceInputStream(
            new ByteArrayInputStream(head, start, head.length - start), new KeptOpen(bytes));
    if (charset.equals(StandardCharsets.UTF_8)) {
      return new PlanText(JSON.createParser(ObjectReadContext.empty(), rest), rest, null);
    }
    Reader text = new InputStreamReader(rest, charset);
    return new PlanText(JSON.createParser(ObjectReadContext.empty(), text), rest, text);
  }

  /// A parser before the first token of the plan.
  JsonParser parser() {
    return parser;
  }

  /// Reads what is behind the plan, once the parser is at its end.
  ///
  /// @throws UnreadablePlanException if there is more than [Behind] may be
  void refuseMore(Holding holding) throws IOException {
    Behind behind = new Behind();
    Reader more;
    if (text == null) {
      ByteArrayOutputStream taken = new ByteArrayOutputStream();
      parser.releaseBuffered(taken);
      taken.toString(StandardCharsets.ISO_8859_1).chars().forEach(behind::take);
      more = new InputStreamReader(bytes, StandardCharsets.ISO_8859_1);
    } else {
      StringWriter taken = new StringWriter();
      parser.releaseBuffered(taken);
      taken.toString().chars().forEach(behind::take);
      more = text;
    }
    char[] buffer = new char[BUFFER];
    for (int n = more.read(buffer); n >= 0; n = more.read(buffer)) {
      holding.work(1);
      for (int i = 0; i < n; i++) {
        behind.take(buffer[i]);
      }
    }
    behind.end();
  }

  private static byte[] lookFurther(byte[] head, InputStream bytes) throws IOException {
    byte[] more = bytes.readNBytes(LOOK_AHEAD - head.length);
    byte[] both = Arrays.copyOf(head, head.length + more.length);
    System.arraycopy(more, 0, both, head.length, more.length);
    return both;
  }

  private static UnreadablePlanException noJson(byte[] head, Charset charset) {
    String text = new String(head, charset);
    if (text.isBlank()) {
      return UnreadablePlanException.of(Kind.EMPTY, "The plan is empty.");
    }
    String what = Mistaken.text(text);
    return UnreadablePlanException.of(
        Kind.NOT_JSON,
        what == null
            ? "The body has no JSON object in its first " + LOOK_AHEAD / 1024 + " KiB."
            : "This is " + what + ", not the JSON of a plan.");
  }

  private static void refuseWhatIsNotText(byte[] head) {
    if (head.length == 0) {
      throw UnreadablePlanException.of(Kind.EMPTY, "The plan is empty.");
    }
    if (startsWith(head, 0x1F, 0x8B)) {
      throw new UnreadablePlanException(
          Kind.NOT_JSON,
          "This is compressed with gzip, and nothing says so.",
          "Send the header Content-Encoding: gzip with it, or decompress it first.");
    }
    if (startsWith(head, 'P', 'K', 3, 4)) {
      throw new UnreadablePlanException(
          Kind.BINARY_PLAN,
          "This is a binary plan file, not JSON.",
          "Run `terraform show -json plan.out > plan.json` (or `tofu show -json`) and send"
              + " plan.json.");
    }
  }

  private static Charset charsetOf(byte[] head) {
    if (startsWith(head, 0xFF, 0xFE) || startsWith(head, '{', 0) || startsWith(head, '[', 0)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(head, 0xFE, 0xFF) || startsWith(head, 0, '{') || startsWith(head, 0, '[')) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  /// Where the first line that begins with a brace is; wrappers print theirs before it. -1 when
  /// there is none.
  private static int startOfJson(byte[] head, Charset charset) {
    int width = charset.equals(StandardCharsets.UTF_8) ? 1 : 2;
    int low = charset.equals(StandardCharsets.UTF_16BE) ? 1 : 0;
    boolean lineStart = true;
    for (int i = 0; i + width <= head.length; i += width) {
      int c = width == 1 ? head[i] : (head[i + low] & 0xFF) | (head[i + 1 - low] << 8);
      if (lineStart && c == '{') {
        return i;
      }
      boolean mark = i < 3 && (c == 0xFEFF || c == (short) 0xFEFF || (width == 1 && c < 0));
      lineStart = c == '\n' || c == '\r' || (lineStart && (mark || c == ' ' || c == '\t'));
    }
    return -1;
  }

  private static boolean startsWith(byte[] head, int... start) {
    if (head.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((head[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }
}

package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.limit.Readings;
import io.cloudcostguard.schemas.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The bytes of a plan on their way through: unpacked, counted, limited and hashed; never kept.
final class PlanBody extends InputStream {

  private final InputStream bytes;
  private final long limit;
  private final MessageDigest sha256;
  private long length;

  /// @param bytes the plan, not compressed
  /// @param limit reading more than this many bytes is refused
  PlanBody(InputStream bytes, long limit) {
    this.bytes = bytes;
    this.limit = limit;
    sha256 = Sha256.start();
  }

  /// Has the body of a request read, unpacked where it is gzipped.
  ///
  /// @param limit one that says it has more bytes is refused
  static <T> T read(
      HttpServletRequest request, long limit, Readings readings, Readings.Reader<T> reader)
      throws IOException {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
    boolean gzipped = isGzipped(request);
    return readings.read(
        request.getInputStream(),
        (sent, reading) -> reader.read(gzipped ? unpacked(sent) : sent, reading));
  }

  private static boolean isGzipped(HttpServletRequest request) {
    String header = request.getHeader("Content-Encoding");
    String encoding = header == null ? "identity" : header.strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> false;
      case "gzip", "x-gzip" -> true;
      default -> throw unsupportedEncoding();
    };
  }

  private static InputStream unpacked(InputStream sent) throws IOException {
    try {
      return new GZIPInputStream(sent, 64 * 1024);
    } catch (ZipException | EOFException _) {
      throw brokenGzip();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    int read;
    try {
      read = bytes.read(into, offset, count);
    } catch (ZipException | EOFException _) {
      throw brokenGzip();
    }
    if (read > 0) {
      sha256.update(into, offset, read);
      length += read;
      if (length > limit) {
        throw tooLarge(limit);
      }
    }
    return read;
  }

  /// Reads what is left, so that it is counted and hashed too.
  void finish() throws IOException {
    transferTo(OutputStream.nullOutputStream());
  }

  long length() {
    return length;
  }

  /// SHA-256 of what was read, in hex.
  String digest() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  static ProblemException tooLarge(long limit) {
    return ProblemException.of(
        ProblemType.TOO_LARGE,
        "The plan has more than " + limit + " bytes.",
        "Split the configuration into several workspaces, or raise ccg.ingest.max-plan-bytes.");
  }

  private static ProblemException unsupportedEncoding() {
    return ProblemException.of(
            ProblemType.UNSUPPORTED_ENCODING,
            "The Content-Encoding is neither gzip nor identity.",
            "Send the plan uncompressed, or gzip it and send Content-Encoding: gzip.")
        .with("Accept-Encoding", "gzip");
  }

  static ProblemException brokenGzip() {
    return ProblemException.of(
        ProblemType.BROKEN_GZIP,
        "The request has Content-Encoding: gzip, but the body is not gzip, or is truncated.",
        "Gzip the plan, or omit Content-Encoding.");
  }
}

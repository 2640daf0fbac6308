package io.cloudcostguard.outbound;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A body with a limit of bytes. It remembers why reading failed, as its reader may wrap the
/// exception.
final class BoundedBody extends InputStream {

  private final InputStream bytes;
  private final long limit;
  private long read;
  private boolean tooLarge;
  private @Nullable IOException failure;

  BoundedBody(InputStream bytes, long limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  boolean isTooLarge() {
    return tooLarge;
  }

  /// Why reading failed; null when it did not.
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    try {
      int got = bytes.read(into, offset, count);
      read += Math.max(got, 0);
      if (read > limit) {
        tooLarge = true;
        throw new IOException("The body has more than " + limit + " bytes");
      }
      return got;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}

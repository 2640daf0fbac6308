package io.cloudcostguard.actuals.bill;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Unpacks up to a limit: a packed file of a megabyte may be one of a gigabyte.
final class BoundedUnpacking extends FilterInputStream {

  private final long most;
  private long unpacked;

  BoundedUnpacking(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int read) throws IOException {
    unpacked += read;
    if (unpacked > most) {
      throw new IOException("it unpacks to more than %,d bytes".formatted(most));
    }
  }
}

package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.chain.Checkpoint;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Keeps the leaves of one partition in a file, in their order, so that they need no memory.
final class LeafFile implements AutoCloseable {

  private static final int DIGEST_BYTES = 32;

  private final Path file;
  private final DataOutputStream out;

  /// @param folder where the file is, until it is closed
  LeafFile(Path folder) {
    try {
      file = Files.createTempFile(folder, "ccg-audit-", ".leaves");
      file.toFile().deleteOnExit();
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("The audit cannot write a file in " + folder, e);
    }
  }

  /// A leaf whose digest is bytes.
  ///
  /// @param digest 32 bytes
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Entry(long offset, byte[] digest, String name, boolean removes) {}

  void add(Checkpoint.Leaf leaf) {
    try {
      byte[] digest = Base64.getDecoder().decode(leaf.digest());
      out.writeLong(leaf.offset());
      out.writeBoolean(leaf.removes());
      out.write(digest.length == DIGEST_BYTES ? digest : new byte[DIGEST_BYTES]);
      out.writeUTF(leaf.name());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Reads the leaves from the first on.
  Reader read() {
    try {
      out.flush();
      return new Reader(new DataInputStream(new BufferedInputStream(Files.newInputStream(file))));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// The leaves in order.
  static final class Reader implements AutoCloseable {

    private final DataInputStream in;

    Reader(DataInputStream in) {
      this.in = in;
    }

    /// The next leaf; null behind the last.
    @Nullable Entry next() {
      try {
        int first = in.read();
        if (first < 0) {
          return null;
        }
        byte[] rest = in.readNBytes(Long.BYTES - 1);
        long offset = first;
        for (byte each : rest) {
          offset = offset << 8 | (each & 0xff);
        }
        boolean removes = in.readBoolean();
        return new Entry(offset, in.readNBytes(DIGEST_BYTES), in.readUTF(), removes);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("A temporary file of the audit cannot be used", e);
  }

  @Override
  public void close() {
    try {
      out.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(e);
    }
  }
}

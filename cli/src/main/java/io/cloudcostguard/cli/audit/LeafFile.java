package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.chain.Checkpoint;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Keeps the leaves of one partition in a file, in their order, so that they need no memory.
final class LeafFile implements AutoCloseable {

  private static final int DIGEST_BYTES = 32;

  private final ScratchFile file;

  /// @param folder where the file is, until it is closed
  LeafFile(Path folder) {
    file = new ScratchFile(folder, ".leaves");
  }

  /// A leaf whose digest is bytes.
  ///
  /// @param digest 32 bytes
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Entry(long offset, byte[] digest, String name, boolean removes) {}

  void add(Checkpoint.Leaf leaf) {
    DataOutputStream out = file.out();
    try {
      byte[] digest = Base64.getDecoder().decode(leaf.digest());
      out.writeLong(leaf.offset());
      out.writeBoolean(leaf.removes());
      out.write(digest.length == DIGEST_BYTES ? digest : new byte[DIGEST_BYTES]);
      out.writeUTF(leaf.name());
    } catch (IOException e) {
      throw ScratchFile.failed(e);
    }
  }

  /// Reads the leaves from the first on.
  Reader read() {
    return new Reader(file.read());
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
        throw ScratchFile.failed(e);
      }
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw ScratchFile.failed(e);
      }
    }
  }

  @Override
  public void close() {
    file.close();
  }
}

package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.PriceEffect;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Sorts the effects of new prices by the partitions of the plans that they are on, into files, so
/// that they need no memory. They are partitioned by the tenant, plans by the workspace.
final class PriceEffects implements AutoCloseable {

  private final List<ScratchFile> files;

  /// @param partitions of `ccg.plans`
  /// @param folder where the files are, until this is closed
  PriceEffects(int partitions, Path folder) {
    files =
        IntStream.range(0, partitions).mapToObj(_ -> new ScratchFile(folder, ".effects")).toList();
  }

  /// An effect on a plan, and the time of its record in milliseconds.
  record Entry(long at, PriceEffect.OnPlan effect) {}

  /// Takes up an effect. They come in the order of their times.
  ///
  /// @param json of a [PriceEffect.OnPlan]
  /// @param workspace the key of the plans that it is on
  void add(long at, byte[] json, String workspace) {
    if (files.isEmpty()) {
      return;
    }
    byte[] key = workspace.getBytes(StandardCharsets.UTF_8);
    DataOutputStream out = files.get(Utils.toPositive(Utils.murmur2(key)) % files.size()).out();
    try {
      out.writeLong(at);
      out.writeInt(json.length);
      out.write(json);
    } catch (IOException e) {
      throw ScratchFile.failed(e);
    }
  }

  /// Reads the effects on the plans of a partition, from the first on.
  Reader read(int partition) {
    return new Reader(files.get(partition).read());
  }

  /// The effects in order.
  static final class Reader implements AutoCloseable {

    private final DataInputStream in;

    Reader(DataInputStream in) {
      this.in = in;
    }

    /// The next effect; null behind the last.
    @Nullable Entry next() {
      try {
        long at;
        try {
          at = in.readLong();
        } catch (EOFException _) {
          return null;
        }
        byte[] json = in.readNBytes(in.readInt());
        return new Entry(at, Json.MAPPER.readValue(json, PriceEffect.OnPlan.class));
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
    files.forEach(ScratchFile::close);
  }
}

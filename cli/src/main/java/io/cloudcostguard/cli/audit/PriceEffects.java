package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.PriceEffect;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Sorts the effects of new prices by the partitions of the plans that they are on, into files, so
/// that they need no memory. They are partitioned by the tenant, plans by the workspace.
final class PriceEffects implements AutoCloseable {

  private final List<Path> files = new ArrayList<>();
  private final List<DataOutputStream> outs = new ArrayList<>();

  /// @param partitions of `ccg.plans`
  /// @param folder where the files are, until this is closed
  PriceEffects(int partitions, Path folder) {
    try {
      for (int i = 0; i < partitions; i++) {
        Path file = Files.createTempFile(folder, "ccg-audit-", ".effects");
        file.toFile().deleteOnExit();
        files.add(file);
        outs.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The audit cannot write a file in " + folder, e);
    }
  }

  /// An effect on a plan, and the time of its record in milliseconds.
  record Entry(long at, PriceEffect.OnPlan effect) {}

  /// Takes up an effect. They come in the order of their times.
  void add(Entry entry, String workspace) {
    if (outs.isEmpty()) {
      return;
    }
    byte[] key = workspace.getBytes(StandardCharsets.UTF_8);
    byte[] json = Json.MAPPER.writeValueAsBytes(entry.effect());
    DataOutputStream out = outs.get(Utils.toPositive(Utils.murmur2(key)) % outs.size());
    try {
      out.writeLong(entry.at());
      out.writeInt(json.length);
      out.write(json);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Reads the effects on the plans of a partition, from the first on.
  Reader read(int partition) {
    try {
      outs.get(partition).flush();
      return new Reader(
          new DataInputStream(new BufferedInputStream(Files.newInputStream(files.get(partition)))));
    } catch (IOException e) {
      throw failed(e);
    }
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
      for (DataOutputStream out : outs) {
        out.close();
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }
}

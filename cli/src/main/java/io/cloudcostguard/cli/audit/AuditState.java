package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What a run proved, kept in a file, so that the next run goes on from there. Only the
/// recomputation is spared: records are counted, joined and looked for again.
///
/// @param cluster the id of the Kafka cluster
/// @param engine the version of the rules
/// @param selection in words
/// @param marks by partition
/// @param faults that a recomputation found
record AuditState(
    String cluster, String engine, String selection, Map<Integer, Mark> marks, List<Fault> faults) {

  private static final long LARGEST = 16L * 1024 * 1024;

  /// How far a partition was proven.
  ///
  /// @param next the first plan's offset that was not
  record Mark(long next, long identical, long rejected, long engines) {

    static final Mark NONE = new Mark(0, 0, 0, 0);
  }

  /// Whether a run may go on from here.
  boolean isOf(String otherCluster, Selection other) {
    return cluster.equals(otherCluster)
        && engine.equals(Estimator.ENGINE_VERSION)
        && selection.equals(other.words());
  }

  Mark mark(int partition) {
    return marks.getOrDefault(partition, Mark.NONE);
  }

  /// Reads it; null where there is none yet.
  ///
  /// @throws IllegalArgumentException if the file is something else
  static @Nullable AuditState read(Path file) {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      if (Files.size(file) <= LARGEST) {
        AuditState state = Json.MAPPER.readValue(Files.readAllBytes(file), AuditState.class);
        if (state.cluster() != null && state.marks() != null && state.faults() != null) {
          return state;
        }
      }
    } catch (JacksonException _) {
      // Said below.
    } catch (IOException e) {
      throw new UncheckedIOException("The audit's state cannot be read: " + file, e);
    }
    throw new IllegalArgumentException(file + " is no state of an audit; give another --state");
  }

  /// Replaces the file as a whole.
  void write(Path file) {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.write(part, Json.MAPPER.writeValueAsBytes(this));
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The audit's state cannot be written: " + file, e);
    }
  }
}

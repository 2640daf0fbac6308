package io.cloudcostguard.ingest.identity.limit;

import io.cloudcostguard.estimation.plan.Holding;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// The memory budget of plans that are being read and published. A plan above it is refused before
/// it is held.
@Component
public final class PlanMemory {

  /// A reading counts two to three times what it leaves in memory. The plan is there in other forms
  /// besides, until it is published: as a record, as bytes, in the producer's buffer.
  private static final int FORMS = 2;

  private static final long STEP = 64 * 1024;

  private final AtomicLong taken = new AtomicLong();
  private final long all;

  /// What one plan may take: not all, for others begin meanwhile, and a client whose plan needs all
  /// is not to come again.
  private final long most;

  PlanMemory(LimitProperties properties, MeterRegistry metrics) {
    DataSize configured = properties.planMemory();
    all = configured == null ? Runtime.getRuntime().maxMemory() / 2 : configured.toBytes();
    most = all - all / 16;
    metrics.gauge("ccg.plans.memory", taken);
  }

  /// Leases memory to one plan, or to some that come together. The holder of the lease closes it.
  public Lease lease() {
    return new Lease();
  }

  /// Memory that grows with what a plan holds, until it is given back. For one thread at a time.
  public final class Lease implements Holding, AutoCloseable {

    private long needed;
    private long reserved;

    private Lease() {}

    /// Takes more.
    ///
    /// @throws ProblemException if there is not so much left
    @Override
    public void hold(long bytes) {
      needed += bytes * FORMS;
      if (needed > reserved) {
        reserve((needed - reserved + STEP - 1) / STEP * STEP);
      }
    }

    /// Takes what is there in one form only.
    void holdOnce(long bytes) {
      hold(bytes / FORMS);
    }

    private void reserve(long more) {
      if (reserved + more > most) {
        throw ProblemException.of(
            ProblemType.TOO_LARGE_FOR_MEMORY,
            "The parsed plan exceeds the memory limit of one plan, " + most + " bytes.",
            "Split the configuration into several workspaces, or increase the memory of the service.");
      }
      if (taken.addAndGet(more) > all) {
        taken.addAndGet(-more);
        throw ProblemException.unavailable(
            ProblemType.OVERLOADED,
            "The plan was not accepted: other plans use all memory for plans.",
            null);
      }
      reserved += more;
    }

    @Override
    public void close() {
      taken.addAndGet(-reserved);
      reserved = 0;
      needed = 0;
    }
  }

  @Override
  public String toString() {
    return "PlanMemory[" + Objects.toString(taken) + " of " + all + "]";
  }
}

package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.plan.CancellationRequested;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives each plan its one outcome: prices it at a complete version of the catalogue, with its
/// tenant's contract, and pins that version in the estimate; unless it was cancelled by then, or
/// cannot be estimated. A plan that has its outcome already makes nothing.
///
/// A record that cannot be processed is put aside, and the outcome says so. An exception of a store
/// or of Kafka is no fault of the record: it ends the process, which begins again where it was.
final class EstimatePlan implements Processor<byte[], byte[], byte[], Output> {

  private static final Logger LOGGER = LoggerFactory.getLogger(EstimatePlan.class);

  private static final String TOO_COSTLY =
      "The estimator ended each time it took it up: the plan takes more memory than it has. Split"
          + " the configuration into several workspaces and submit their plans one by one.";

  private static final int LONGEST_AUTHOR = 200;

  private final Estimator estimator;
  private final TopologyEnvironment environment;
  private final DeadLetters deadLetters;
  private final EstimatorMetrics metrics;
  private final OutcomeBytes bytes = new OutcomeBytes();
  private ProcessorContext<byte[], Output> context;
  private Envelope envelope;
  private ReadOnlyKeyValueStore<String, byte[]> prices;
  private WindowStore<String, CancellationRequested> cancellations;
  private SettledPlans settled;
  private CatalogueChoice catalogues;

  EstimatePlan(
      Estimator estimator,
      TopologyEnvironment environment,
      DeadLetters deadLetters,
      EstimatorMetrics metrics) {
    this.estimator = estimator;
    this.environment = environment;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<byte[], Output> context) {
    this.context = context;
    envelope = new Envelope(context, environment.spans());
    prices = context.getStateStore(EstimatorTopology.PRICES);
    cancellations = context.getStateStore(Cancellations.STORE);
    settled = new SettledPlans(context);
    catalogues = new CatalogueChoice(context, environment.patience());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    int partition = context.taskId().partition();
    int size = record.value() == null ? 0 : record.value().length;
    if (!environment.attempts().begin(partition, offset(), size)) {
      reject(record, new BadRecord(TOO_COSTLY));
      return;
    }
    envelope.begin();
    try {
      settle(record);
    } catch (RuntimeException broken) {
      environment.attempts().end(partition, size);
      throw broken;
    }
    // An error, for want of memory above all, leaves the attempt as it is: it counts.
    environment.attempts().end(partition, size);
  }

  private void settle(Record<byte[], byte[]> record) {
    PlanSubmitted plan;
    try {
      plan = PlanRecord.plan(record);
    } catch (BadRecord bad) {
      reject(record, bad);
      return;
    }
    if (settled.contains(plan.tenant(), plan.id())) {
      metrics.repeated();
      return;
    }
    settle(record, outcome(record, plan));
  }

  /// Of a plan that is not read: whose it is, its key and headers say.
  private void reject(Record<byte[], byte[]> record, BadRecord bad) {
    putAside(record, bad);
    PlanRejected rejected = PlanRecord.rejected(record, rejection(bad));
    if (rejected != null && !settled.contains(rejected.tenant(), rejected.id())) {
      settle(record, rejected);
    }
  }

  private PlanOutcome outcome(Record<byte[], byte[]> record, PlanSubmitted plan) {
    if (Cancellations.contains(
        cancellations, CancellationRequested.keyOf(plan.tenant(), plan.id()))) {
      return new PlanCancelled(
          plan.id(), plan.tenant(), plan.project(), plan.workspace(), plan.source());
    }
    CatalogueCompleted catalogue = catalogues.of(plan);
    try {
      return estimate(plan, catalogue);
    } catch (KafkaException broken) {
      throw broken;
    } catch (RuntimeException | StackOverflowError bad) {
      BadRecord reason = new BadRecord(BadRecord.reason(bad), bad);
      putAside(record, reason);
      return rejected(plan, rejection(reason));
    }
  }

  private PlanEstimated estimate(PlanSubmitted plan, CatalogueCompleted catalogue) {
    PublishedPriceBook book =
        new PublishedPriceBook(
            key -> PriceTable.find(prices, key), plan.tenant(), catalogue.version());
    long start = System.nanoTime();
    PlanEstimated estimate = estimator.estimate(plan, book, PinnedCatalogue.of(catalogue));
    metrics.duration().record(Duration.ofNanos(System.nanoTime() - start));
    return estimate;
  }

  /// Writes the outcome of a plan that has none yet, and remembers that it has one.
  private void settle(Record<byte[], byte[]> record, PlanOutcome outcome) {
    byte[] written = bytes.of(outcome);
    if (written == null) {
      settle(record, tooLarge(outcome));
      return;
    }
    settled.add(outcome.tenant(), outcome.id());
    Duration age = Duration.ofMillis(context.currentSystemTimeMs() - record.timestamp());
    metrics.settled(outcome, age);
    LOGGER
        .atInfo()
        .addKeyValue("planId", outcome.id())
        .addKeyValue("tenant", outcome.tenant())
        .addKeyValue("project", outcome.project())
        .addKeyValue("workspace", outcome.workspace())
        .addKeyValue("outcome", outcome.kind())
        .addKeyValue("durationMillis", age.toMillis())
        .log("plan settled");
    envelope.forward(
        record,
        new Output.Settled(
            outcome, written, author(record), context.taskId().partition(), offset()));
  }

  private static @Nullable String author(Record<byte[], byte[]> record) {
    String author = EventHeaders.text(record.headers(), "ce_actor");
    return author == null || author.length() > LONGEST_AUTHOR ? null : author;
  }

  private static PlanRejected tooLarge(PlanOutcome outcome) {
    return new PlanRejected(
        outcome.id(),
        outcome.tenant(),
        outcome.project(),
        outcome.workspace(),
        outcome.source(),
        """
        The estimate is larger than a record may be: %d MiB, or %d MiB compressed. Split the \
        configuration into several workspaces and submit their plans one by one.\
        """
            .formatted(
                Topics.MAX_UNCOMPRESSED_BYTES >> 20,
                Integer.parseInt(Topics.ESTIMATES.settings().get("max.message.bytes")) >> 20));
  }

  private static PlanRejected rejected(PlanSubmitted plan, String reason) {
    return new PlanRejected(
        plan.id(), plan.tenant(), plan.project(), plan.workspace(), plan.source(), reason);
  }

  private static String rejection(BadRecord bad) {
    return "The plan's record could not be processed: "
        + bad.getMessage()
        + " Submit the plan again, under another Idempotency-Key.";
  }

  private void putAside(Record<byte[], byte[]> record, BadRecord bad) {
    context.forward(deadLetters.output(context, record, bad));
  }

  private long offset() {
    return context.recordMetadata().map(at -> at.offset()).orElse(-1L);
  }
}

package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.recommendation.Measured;
import io.cloudcostguard.estimation.recommendation.Realisation;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Recommends changes to each plan of a tenant who wants it, once. A plan that cannot be read, that
/// ended the process too often, or that a rule fails on, has none: its estimate is not touched.
final class AdvisePlan implements Processor<byte[], byte[], byte[], Output> {

  private static final Logger LOGGER = LoggerFactory.getLogger(AdvisePlan.class);

  private static final Serializer<PlanAdvised> WRITER =
      JsonSerde.of(Topics.RECOMMENDATIONS).serializer();

  /// Far below what a record may have: what is told is bounded.
  private static final int MOST_BYTES = 7 * 1024 * 1024;

  private final Advisor advisor;
  private final AdvisorEnvironment environment;
  private ProcessorContext<byte[], Output> context;
  private Envelope envelope;
  private SettledPlans settled;
  private OpenAdvice open;

  AdvisePlan(Advisor advisor, AdvisorEnvironment environment) {
    this.advisor = advisor;
    this.environment = environment;
  }

  @Override
  public void init(ProcessorContext<byte[], Output> context) {
    this.context = context;
    envelope = new Envelope(context, environment.spans());
    settled = new SettledPlans(context);
    open = new OpenAdvice(context);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    PlanSubmitted plan;
    try {
      plan = PlanRecord.plan(record);
    } catch (BadRecord _) {
      count("unreadable");
      return;
    }
    if (!environment.tenants().test(plan.tenant()) || settled.contains(plan.tenant(), plan.id())) {
      return;
    }
    int partition = context.taskId().partition();
    int size = record.value().length;
    long offset = context.recordMetadata().map(at -> at.offset()).orElse(-1L);
    if (!environment.attempts().begin(partition, offset, size)) {
      count("too-costly");
      return;
    }
    try {
      advise(record, plan);
    } finally {
      environment.attempts().end(partition, size);
    }
  }

  private void advise(Record<byte[], byte[]> record, PlanSubmitted plan) {
    CatalogueCompleted catalogue =
        Objects.requireNonNull(environment.catalogue().get(), "There is no catalogue any more");
    ReadOnlyKeyValueStore<String, byte[]> prices = environment.prices().get();
    PublishedPriceBook book =
        new PublishedPriceBook(
            key -> PriceTable.find(prices, key), plan.tenant(), catalogue.version());
    long begun = System.nanoTime();
    byte[] bytes;
    PlanAdvised advised;
    Realisation realisation;
    try {
      realisation =
          advisor.realise(
              open.of(plan.key()),
              plan,
              book,
              advisor.advise(plan, book, PinnedCatalogue.of(catalogue), Measured.NOTHING));
      advised = realisation.advised();
      bytes = WRITER.serialize(Topics.RECOMMENDATIONS.name(), advised);
    } catch (KafkaException broken) {
      throw broken;
    } catch (RuntimeException | StackOverflowError bad) {
      LOGGER
          .atWarn()
          .addKeyValue("planId", plan.id())
          .addKeyValue("reason", BadRecord.reason(bad))
          .log("A plan cannot be advised on");
      count("failed");
      return;
    }
    environment
        .metrics()
        .timer("ccg.estimator.advising")
        .record(Duration.ofNanos(System.nanoTime() - begun));
    if (bytes.length > MOST_BYTES) {
      count("too-large");
      return;
    }
    settled.add(plan.tenant(), plan.id());
    open.put(plan.key(), realisation.open());
    count("advised");
    envelope.forward(record, new Output.Advised(advised, bytes));
  }

  private void count(String result) {
    environment.metrics().counter("ccg.estimator.recommendations", "result", result).increment();
  }
}

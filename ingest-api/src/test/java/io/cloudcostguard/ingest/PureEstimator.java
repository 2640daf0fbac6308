package io.cloudcostguard.ingest;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.recommendation.Measured;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The pure core on the topics: estimates and advises on the plans that it is made for, at the
/// bundled prices.
public final class PureEstimator implements AutoCloseable {

  private final FrontDoor door;
  private final Predicate<PlanSubmitted> mine;
  private final Thread thread;
  private final Estimator estimator = new Estimator(new ResourceTypes());
  private final Advisor advisor = new Advisor(new ResourceTypes());
  private final BundledPriceBook book = new BundledPriceBook();
  private volatile boolean running = true;

  public PureEstimator(FrontDoor door, Predicate<PlanSubmitted> mine) {
    this.door = door;
    this.mine = mine;
    thread = Thread.ofPlatform().name("pure-estimator").start(this::run);
  }

  private void run() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", door.broker().getBrokersAsString()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          java.util.stream.IntStream.range(0, Topics.PLANS.partitions())
              .mapToObj(i -> new TopicPartition(Topics.PLANS.name(), i))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (running) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          estimate(record);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void estimate(ConsumerRecord<String, byte[]> record) throws Exception {
    PlanSubmitted plan = Json.MAPPER.readValue(record.value(), PlanSubmitted.class);
    if (mine.test(plan)) {
      PlanOutcome outcome = estimator.estimate(plan, book, 1);
      byte[] json = Json.MAPPER.writerFor(PlanOutcome.class).writeValueAsBytes(outcome);
      door.publish(new ProducerRecord<>(Topics.ESTIMATES.name(), record.key(), json));
      PlanAdvised advised =
          advisor.advise(plan, book, new PinnedCatalogue(1, null), Measured.NOTHING);
      door.publish(
          new ProducerRecord<>(
              Topics.RECOMMENDATIONS.name(), record.key(), Json.MAPPER.writeValueAsBytes(advised)));
    }
  }

  @Override
  public void close() throws Exception {
    running = false;
    thread.join();
  }
}

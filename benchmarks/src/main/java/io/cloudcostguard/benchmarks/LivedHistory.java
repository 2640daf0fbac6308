package io.cloudcostguard.benchmarks;

import io.cloudcostguard.benchmarks.chaos.Submitter;
import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services.Service;
import io.cloudcostguard.standalone.prices.PricesCommand;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine;

/// A history that the services made: plans over HTTP, estimators that are killed meanwhile, prices
/// and limits that change meanwhile.
final class LivedHistory implements AutoCloseable {

  private static final String PROJECT = "audited";
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final Path folder;
  private final LocalStack stack;
  private final ApiClient api;
  private final List<ServiceProcess> estimators = new ArrayList<>();
  private final Random random;

  /// @param instances of the estimator, each a process
  /// @param advice whether recommendations are made, too
  /// @param seed of the kills
  LivedHistory(Path folder, int instances, boolean advice, long seed) throws Exception {
    this.folder = folder;
    System.setProperty("ccg.pricing.bundled", "aws/ec2,aws/ebs,aws/rds");
    random = new Random(seed);
    stack =
        LocalStack.start(
            new LocalStack.Options(
                folder.resolve("data"),
                0,
                0,
                List.of(),
                EnumSet.of(Service.INGEST_API, Service.PRICING_LOADER)),
            System.err::println);
    api = new ApiClient(stack.apiUrl(), null);
    for (int i = 0; i < instances; i++) {
      ServiceProcess estimator =
          ServiceProcess.of(
              Service.ESTIMATOR_STREAM,
              stack.environment(),
              0,
              List.of(
                  "--ccg.instance-id=estimator-" + i,
                  "--ccg.estimator.state-dir=" + folder.resolve("estimator-" + i),
                  "--ccg.estimator.recommendations.tenants=" + (advice ? "*" : "")));
      estimators.add(estimator);
      estimator.start();
    }
  }

  String kafka() {
    return stack.kafka();
  }

  /// Verifies its checkpoints.
  NoteKey key() {
    return NoteKey.of(stack.environment().notaryKey().verifier());
  }

  /// What was done.
  ///
  /// @param seconds from the first plan to the last estimate
  record Lived(int plans, int kills, int catalogues, double seconds) {}

  /// Submits plans as fast as they are accepted. After each part of them an estimator is killed;
  /// after others prices are loaded, and the limit of a budget changes.
  Lived live(int plans, byte[] plan, int kills, int catalogues) throws Exception {
    setLimit(100);
    api.estimate(api.submit(plan, "warm", "up"));
    Set<String> outcomes = new HashSet<>();
    int killed = 0;
    int loaded = 0;
    try (KafkaConsumer<String, byte[]> estimates =
        TopicReader.atEnd(stack.kafka(), Topics.ESTIMATES)) {
      Submitter submitter = new Submitter(stack.apiUrl(), plan);
      long begun = System.nanoTime();
      CompletableFuture<Void> submitting =
          CompletableFuture.runAsync(() -> submit(submitter, plans));
      long last = begun;
      while (outcomes.size() < plans) {
        int before = outcomes.size();
        for (ConsumerRecord<String, byte[]> record : estimates.poll(Duration.ofMillis(100))) {
          outcomes.add(EventHeaders.text(record.headers(), "ce_subject"));
        }
        last = outcomes.size() > before ? System.nanoTime() : last;
        if (submitting.isCompletedExceptionally()) {
          submitting.join();
        }
        if (killed < kills && outcomes.size() >= (long) plans * (killed + 1L) / (kills + 1L)) {
          kill();
          killed++;
          System.err.printf("kill %d, %,d estimates%n", killed, outcomes.size());
        }
        if (loaded < catalogues
            && outcomes.size() >= (long) plans * (2L * loaded + 1) / (2L * catalogues)) {
          loaded++;
          load(loaded);
          setLimit(loaded % 2 == 0 ? 100 : 1_000_000);
        }
      }
      double seconds = (last - begun) / 1e9;
      awaitLedger(estimates);
      return new Lived(plans, killed, loaded, seconds);
    }
  }

  /// The ledger follows on outcomes, and checkpoints on all: waits until nothing more comes of
  /// them.
  private static void awaitLedger(KafkaConsumer<?, ?> consumer) throws InterruptedException {
    long before = -1;
    for (long end = ends(consumer); end != before; end = ends(consumer)) {
      before = end;
      Thread.sleep(QUIET);
    }
  }

  private static long ends(KafkaConsumer<?, ?> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic<?> topic : List.of(Topics.LEDGER, Topics.PRICE_EFFECTS, Topics.ALERTS)) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        partitions.add(new TopicPartition(topic.name(), partition));
      }
    }
    return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
  }

  private static void submit(Submitter submitter, int plans) {
    try {
      submitter.submit(PROJECT, plans, Duration.ZERO);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void kill() throws IOException {
    ServiceProcess victim = estimators.get(random.nextInt(estimators.size()));
    victim.kill();
    victim.start();
  }

  private void setLimit(int limit) throws IOException, InterruptedException {
    api.call(
        "PUT",
        "/v1/projects/" + PROJECT + "/budget",
        "{\"monthlyLimit\":{\"amount\":\"%d.00\",\"currency\":\"USD\"}}".formatted(limit));
  }

  /// Other prices of what the plan asks for.
  private void load(int edition) throws IOException {
    Path book = folder.resolve("edition-" + edition + ".csv");
    BigDecimal factor = BigDecimal.valueOf(1000 + edition, 3);
    Files.writeString(
        book,
        """
        key,unit,tier_from,price,currency,effective_from,source
        aws/ec2/eu-west-1/on-demand/linux/shared/m5.large,hours,0,%s,USD,2026-01-01,edition %3$d
        aws/ebs/eu-west-1/storage/gp3,GB,0,%s,USD,2026-01-01,edition %3$d
        """
            .formatted(
                new BigDecimal("0.107").multiply(factor),
                new BigDecimal("0.088").multiply(factor),
                edition));
    int exit =
        new CommandLine(new PricesCommand())
            .execute("load", book.toString(), "--data", folder.resolve("data").toString());
    if (exit != 0) {
      throw new IOException("The prices of edition %d could not be loaded".formatted(edition));
    }
  }

  /// So that what is measured next has the machine for itself.
  void stopEstimators() {
    estimators.forEach(ServiceProcess::stop);
  }

  @Override
  public void close() {
    estimators.forEach(ServiceProcess::close);
    stack.close();
  }
}

package io.cloudcostguard.benchmarks.budgets;

import io.cloudcostguard.benchmarks.stream.PassThrough;
import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.standalone.local.ServiceProcess;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How many plans a second the estimator takes from a backlog, with budgets and without, beside a
/// process that only passes the same plans through Kafka Streams.
@Command(name = "budget-ratio", mixinStandardHelpOptions = true)
final class BudgetRatioHarness implements Runnable {

  private static final Duration CALM = Duration.ofSeconds(10);
  private static final Duration LONGEST_WITHOUT_PROGRESS = Duration.ofMinutes(5);

  /// How many of a hundred plans the JVM and the first rebalance may have to warm up.
  private static final int WARM_UP = 10;

  @Option(names = "--plans", description = "Of each backlog; default: ${DEFAULT-VALUE}.")
  private int plans = 20_000;

  @Option(names = "--workspaces", description = "Default: ${DEFAULT-VALUE}.")
  private int workspaces = 200;

  @Option(names = "--tenants", description = "Default: ${DEFAULT-VALUE}.")
  private int tenants = 4;

  @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 20261129;

  public static void main(String[] args) {
    System.exit(new CommandLine(new BudgetRatioHarness()).execute(args));
  }

  @Override
  public void run() {
    try (BudgetWorld world = new BudgetWorld(Topics.PARTITIONS)) {
      double passed = passThrough(world);
      double bare = estimator(world, "bare", false, plans);
      double budgets = estimator(world, "load", true, 2 * plans);
      System.out.printf(
          """
          plans of each backlog              %,d, of %,d workspaces of %d tenants
          passed through, plans a second     %.0f
          estimated, without budgets         %.0f, %.2f of passed through
          estimated, with 14 budgets each    %.0f, %.2f of passed through, %.2f of without budgets
          """,
          plans,
          workspaces,
          tenants,
          passed,
          bare,
          bare / passed,
          budgets,
          budgets / passed,
          budgets / bare);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// The plans of this backlog are estimated with the next one, under ids that are not measured.
  private double passThrough(BudgetWorld world) throws Exception {
    try (BudgetLoad load = load(world, "passed")) {
      load.send(0, plans);
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", world.kafka()))) {
      admin
          .createTopics(List.of(new NewTopic(PassThrough.SINK, Topics.PARTITIONS, (short) 1)))
          .all()
          .get();
    }
    String folder = Files.createTempDirectory("ccg-pass-through").toString();
    try (ServiceProcess process =
        ServiceProcess.of(
            PassThrough.class,
            world.kafka(),
            folder,
            PassThrough.Kind.BY_TENANT.name(),
            Topics.PLANS.name())) {
      Topic<?> sink = new Topic<>(PassThrough.SINK, Object.class, Topics.PARTITIONS, Map.of());
      try (KafkaConsumer<String, byte[]> outcomes = TopicReader.atEnd(world.kafka(), sink)) {
        process.start();
        return rate(outcomes, plans);
      }
    }
  }

  private double estimator(BudgetWorld world, String name, boolean hasBudgets, int first)
      throws Exception {
    try (BudgetLoad load = load(world, name)) {
      world.estimator().start();
      if (hasBudgets) {
        load.setBudgets();
        world.awaitStandings(load.budgets().size());
      } else {
        awaitEstimates(world, plans);
      }
      world.estimator().stop();
      load.send(first, plans);
      try (KafkaConsumer<String, byte[]> outcomes =
          TopicReader.atEnd(world.kafka(), Topics.LEDGER)) {
        world.estimator().start();
        double rate = ledgerRate(world, outcomes);
        world.estimator().stop();
        return rate;
      }
    }
  }

  private BudgetLoad load(BudgetWorld world, String name) {
    return new BudgetLoad(
        world.kafka(),
        IntStream.range(0, tenants).mapToObj(i -> name + "-" + i).toList(),
        workspaces,
        new Random(seed));
  }

  private static void awaitEstimates(BudgetWorld world, int number) throws Exception {
    int[] seen = new int[1];
    while (seen[0] < number) {
      Thread.sleep(Duration.ofSeconds(1));
      seen[0] = 0;
      new TopicReader(world.kafka()).read(Topics.ESTIMATES, _ -> seen[0]++);
    }
  }

  /// Plans a second between the first tenth of the outcomes and the last one.
  private static double rate(KafkaConsumer<String, byte[]> outcomes, int number) {
    int warm = number * WARM_UP / 100;
    int seen = 0;
    long from = 0;
    int fromSeen = 0;
    long last = System.nanoTime();
    while (seen < number) {
      int more = outcomes.poll(Duration.ofMillis(50)).count();
      seen += more;
      long now = System.nanoTime();
      last = more > 0 ? now : last;
      requireProgress(last, now);
      if (from == 0 && seen >= warm) {
        from = now;
        fromSeen = seen;
      }
    }
    return (seen - fromSeen) / ((last - from) / 1e9);
  }

  /// The same to the last entry of the ledger: by how many plans the estimates advance until then.
  private double ledgerRate(BudgetWorld world, KafkaConsumer<String, byte[]> ledger) {
    try (KafkaConsumer<String, byte[]> estimates =
        TopicReader.atEnd(world.kafka(), Topics.ESTIMATES)) {
      int warm = plans * WARM_UP / 100;
      int seen = 0;
      long from = 0;
      int fromSeen = 0;
      long last = System.nanoTime();
      while (true) {
        int more = estimates.poll(Duration.ofMillis(25)).count();
        int entries = ledger.poll(Duration.ofMillis(25)).count();
        seen += more;
        long now = System.nanoTime();
        last = more + entries > 0 ? now : last;
        requireProgress(last, now);
        if (from == 0 && seen >= warm) {
          from = now;
          fromSeen = seen;
        }
        if (seen >= plans && now - last > CALM.toNanos()) {
          return (seen - fromSeen) / ((last - from) / 1e9);
        }
      }
    }
  }

  private static void requireProgress(long last, long now) {
    if (now - last > LONGEST_WITHOUT_PROGRESS.toNanos()) {
      throw new IllegalStateException("Nothing came for " + LONGEST_WITHOUT_PROGRESS);
    }
  }
}

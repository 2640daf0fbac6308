package io.cloudcostguard.benchmarks.budgets;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Logs;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Sends plans and what became of them through the estimator, kills it meanwhile, and holds all
/// alerts against an account of the ledger's entries that is made in another way.
@Command(name = "budgets", mixinStandardHelpOptions = true)
final class BudgetsHarness implements Runnable {

  /// So long nothing may come before all is taken to have come.
  private static final Duration CALM = Duration.ofSeconds(20);

  @Option(names = "--plans", description = "Default: ${DEFAULT-VALUE}.")
  private int plans = 100_000;

  @Option(names = "--workspaces", description = "Default: ${DEFAULT-VALUE}.")
  private int workspaces = 200;

  @Option(
      names = "--kills",
      description = "Of the estimator, by SIGKILL; default: ${DEFAULT-VALUE}.")
  private int kills = 20;

  @Option(names = "--gap", description = "Seconds between two kills; default: ${DEFAULT-VALUE}.")
  private int gap = 15;

  @Option(
      names = "--partitions",
      description = "Of plans, estimates and settlements, 4 or more; default: ${DEFAULT-VALUE}.")
  private int partitions = 4;

  @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 20261129;

  private int killed;

  public static void main(String[] args) {
    System.exit(new CommandLine(new BudgetsHarness()).execute(args));
  }

  @Override
  public void run() {
    try {
      Path folder = Files.createTempDirectory("ccg-budgets");
      Logs.to(folder.resolve("ccg.log"));
      EnumSet<Service> services = EnumSet.of(Service.PRICING_LOADER);
      try (LocalStack stack =
          LocalStack.start(
              new LocalStack.Options(folder.resolve("data"), 0, 0, List.of(), services),
              line -> System.err.println(line))) {
        measure(stack);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void measure(LocalStack stack) throws Exception {
    String kafka = stack.environment().kafka();
    widen(kafka);
    BudgetLoad load = new BudgetLoad(kafka, workspaces, new Random(seed));
    load.setBudgets();
    long start;
    long last;
    try (ServiceProcess estimator =
        ServiceProcess.of(Service.ESTIMATOR_STREAM, stack.environment(), 0)) {
      estimator.start();
      awaitStandings(kafka, load.budgets().size());
      start = System.nanoTime();
      Thread sender = Thread.ofPlatform().start(() -> load.send(plans));
      last = follow(kafka, estimator);
      sender.join();
    }
    double seconds = (last - start) / 1e9;
    BudgetReplay replay = new BudgetReplay(load.budgets());
    new TopicReader(kafka)
        .read(Topics.LEDGER, record -> replay.entry(record.key(), record.value()));
    new TopicReader(kafka).read(Topics.ALERTS, record -> replay.alert(record.value()));
    int estimates = count(kafka, Topics.ESTIMATES);
    System.out.printf(
        """
        plans sent                 %,d, of %,d workspaces, in %d partitions
        estimates                  %,d
        SIGKILLs of the estimator  %d
        from the first plan to the last alert or entry: %.0f s, %.0f plans a second
        changes of workspaces      %,d
        %s
        """,
        plans,
        workspaces,
        partitions,
        estimates,
        killed,
        seconds,
        plans / seconds,
        replay.changes(),
        replay.account());
    if (estimates != plans || !replay.isRight()) {
      throw new IllegalStateException("The account does not come out even.");
    }
  }

  private void widen(String kafka) throws Exception {
    if (partitions <= Topics.PARTITIONS) {
      return;
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      for (Topic<?> topic : List.of(Topics.PLANS, Topics.ESTIMATES, Topics.SETTLEMENTS)) {
        admin
            .createPartitions(Map.of(topic.name(), NewPartitions.increaseTo(partitions)))
            .all()
            .get();
      }
    }
  }

  /// Until each budget counts: what is planned before it does raises no alert.
  private static void awaitStandings(String kafka, int budgets) throws InterruptedException {
    Set<String> counted = new HashSet<>();
    while (counted.size() < budgets) {
      Thread.sleep(Duration.ofSeconds(1));
      new TopicReader(kafka)
          .read(Topics.LEDGER, record -> counted.add(record.key().replaceFirst("\\|.*", "")));
    }
  }

  /// Kills the estimator now and then, until the ledger and the estimates are quiet.
  ///
  /// @return when the last came
  private long follow(String kafka, ServiceProcess estimator) throws Exception {
    long last = System.nanoTime();
    long nextKill = last + Duration.ofSeconds(gap).toNanos();
    int estimates = 0;
    try (KafkaConsumer<String, byte[]> ledger = TopicReader.atEnd(kafka, Topics.LEDGER);
        KafkaConsumer<String, byte[]> outcomes = TopicReader.atEnd(kafka, Topics.ESTIMATES)) {
      while (true) {
        int entries = 0;
        for (ConsumerRecord<String, byte[]> _ : ledger.poll(Duration.ofMillis(100))) {
          entries++;
        }
        for (ConsumerRecord<String, byte[]> _ : outcomes.poll(Duration.ofMillis(100))) {
          estimates++;
        }
        long now = System.nanoTime();
        if (entries > 0 || estimates < plans) {
          last = entries > 0 ? now : last;
        } else if (now - last > CALM.toNanos()) {
          return last;
        }
        if (killed < kills && now > nextKill && estimates < plans) {
          estimator.kill();
          killed++;
          System.err.printf("kill %d, %,d estimates%n", killed, estimates);
          estimator.start();
          nextKill = now + Duration.ofSeconds(gap).toNanos();
        }
      }
    }
  }

  private static int count(String kafka, Topic<?> topic) {
    int[] records = new int[1];
    new TopicReader(kafka).read(topic, _ -> records[0]++);
    return records[0];
  }
}

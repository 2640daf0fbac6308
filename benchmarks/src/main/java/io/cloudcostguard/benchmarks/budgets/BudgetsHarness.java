package io.cloudcostguard.benchmarks.budgets;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.PriceEffect;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Sends plans and the ends of their pull requests through the estimator, and then other prices,
/// kills it meanwhile, and holds all alerts against an account of the ledger's entries that is made
/// in another way.
@Command(name = "budgets", mixinStandardHelpOptions = true)
final class BudgetsHarness implements Runnable {

  /// So long nothing may come before all is taken to have come.
  private static final Duration CALM = Duration.ofSeconds(20);

  /// Of a step that does not end.
  private static final Duration LONGEST_WITHOUT_PROGRESS = Duration.ofMinutes(5);

  @Option(names = "--plans", description = "Default: ${DEFAULT-VALUE}.")
  private int plans = 100_000;

  @Option(names = "--workspaces", description = "Default: ${DEFAULT-VALUE}.")
  private int workspaces = 200;

  @Option(names = "--tenants", description = "Default: ${DEFAULT-VALUE}.")
  private int tenants = 4;

  @Option(
      names = "--kills",
      description = "Of the estimator, by SIGKILL; default: ${DEFAULT-VALUE}.")
  private int kills = 20;

  @Option(names = "--gap", description = "Seconds between two kills; default: ${DEFAULT-VALUE}.")
  private int gap = 15;

  @Option(
      names = "--price-kills",
      description = "The same while plans are priced again; default: ${DEFAULT-VALUE}.")
  private int priceKills = 2;

  @Option(
      names = "--price-gap",
      description = "Seconds between two of these; default: ${DEFAULT-VALUE}.")
  private int priceGap = 3;

  @Option(
      names = "--partitions",
      description =
          "Of plans, estimates, settlements, alert answers and price effects; default: ${DEFAULT-VALUE}.")
  private int partitions = Topics.PARTITIONS;

  @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 20261129;

  private int killed;
  private int killedAtPrices;

  public static void main(String[] args) {
    System.exit(new CommandLine(new BudgetsHarness()).execute(args));
  }

  @Override
  public void run() {
    List<String> names = IntStream.range(0, tenants).mapToObj(i -> "load-" + i).toList();
    try (BudgetWorld world = new BudgetWorld(partitions);
        BudgetLoad load = new BudgetLoad(world.kafka(), names, workspaces, new Random(seed))) {
      measure(world, load);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void measure(BudgetWorld world, BudgetLoad load) throws Exception {
    String kafka = world.kafka();
    load.setBudgets();
    world.estimator().start();
    world.awaitStandings(load.budgets().size());
    long start = System.nanoTime();
    Thread sender = Thread.ofPlatform().start(() -> load.send(0, plans));
    long last = follow(world);
    sender.join();
    double seconds = (last - start) / 1e9;
    System.err.println("all plans are estimated; prices change");
    double repricing = reprice(world);
    world.estimator().stop();
    BudgetReplay replay = new BudgetReplay(load.budgets());
    new TopicReader(kafka)
        .read(Topics.LEDGER, record -> replay.entry(record.key(), record.value()));
    replay.comparePrices();
    new TopicReader(kafka).read(Topics.ALERTS, record -> replay.alert(record.value()));
    int estimates = count(kafka, Topics.ESTIMATES);
    System.out.printf(
        """
        plans sent                 %,d, of %,d workspaces of %d tenants, in %d partitions
        estimates                  %,d
        SIGKILLs of the estimator  %d, and %d while plans were priced again
        from the first plan to the last alert or entry: %.0f s, %.0f plans a second
        from other prices to the last alert or entry: %.0f s
        changes of workspaces      %,d
        %s
        """,
        plans,
        workspaces,
        tenants,
        partitions,
        estimates,
        killed,
        killedAtPrices,
        seconds,
        plans / seconds,
        repricing,
        replay.changes(),
        replay.account());
    if (estimates != plans || !replay.isRight()) {
      throw new IllegalStateException("The account does not come out even.");
    }
  }

  /// Kills the estimator now and then, until the ledger and the estimates are quiet.
  ///
  /// @return when the last came
  private long follow(BudgetWorld world) throws Exception {
    long last = System.nanoTime();
    long nextKill = last + Duration.ofSeconds(gap).toNanos();
    int estimates = 0;
    try (KafkaConsumer<String, byte[]> ledger = TopicReader.atEnd(world.kafka(), Topics.LEDGER);
        KafkaConsumer<String, byte[]> outcomes =
            TopicReader.atEnd(world.kafka(), Topics.ESTIMATES)) {
      while (true) {
        int before = estimates;
        int entries = ledger.poll(Duration.ofMillis(100)).count();
        estimates += outcomes.poll(Duration.ofMillis(100)).count();
        long now = System.nanoTime();
        if (entries > 0 || estimates > before) {
          last = now;
        } else if (estimates >= plans && now - last > CALM.toNanos()) {
          return last;
        }
        requireProgress(last, now);
        if (killed < kills && now > nextKill && estimates < plans) {
          kill(world);
          killed++;
          System.err.printf("kill %d, %,d estimates%n", killed, estimates);
          nextKill = System.nanoTime() + Duration.ofSeconds(gap).toNanos();
        }
      }
    }
  }

  /// Publishes other prices and kills the estimator, which prices plans again, now and then, until
  /// each tenant is through and the ledger is quiet.
  ///
  /// @return how many seconds that took
  private double reprice(BudgetWorld world) throws Exception {
    long start = System.nanoTime();
    long last = start;
    long nextKill = start + Duration.ofSeconds(priceGap).toNanos();
    Set<String> through = new HashSet<>();
    try (KafkaConsumer<String, byte[]> ledger = TopicReader.atEnd(world.kafka(), Topics.LEDGER);
        KafkaConsumer<String, byte[]> effects =
            TopicReader.atEnd(world.kafka(), Topics.PRICE_EFFECTS)) {
      world.doublePrices();
      while (true) {
        int entries = ledger.poll(Duration.ofMillis(100)).count();
        for (ConsumerRecord<String, byte[]> record : effects.poll(Duration.ofMillis(100))) {
          entries++;
          if (Json.MAPPER.readValue(record.value(), PriceEffect.class)
              instanceof PriceEffect.OnTenant whole) {
            through.add(whole.tenant());
          }
        }
        long now = System.nanoTime();
        if (entries > 0) {
          last = now;
        } else if (through.size() == tenants && now - last > CALM.toNanos()) {
          return (last - start) / 1e9;
        }
        requireProgress(last, now);
        if (killedAtPrices < priceKills && now > nextKill && through.size() < tenants) {
          kill(world);
          killedAtPrices++;
          System.err.printf("kill %d while plans are priced again%n", killedAtPrices);
          nextKill = System.nanoTime() + Duration.ofSeconds(priceGap).toNanos();
        }
      }
    }
  }

  private static void kill(BudgetWorld world) throws Exception {
    world.estimator().kill();
    world.estimator().start();
  }

  private static void requireProgress(long last, long now) {
    if (now - last > LONGEST_WITHOUT_PROGRESS.toNanos()) {
      throw new IllegalStateException("Nothing came for " + LONGEST_WITHOUT_PROGRESS);
    }
  }

  private static int count(String kafka, Topic<?> topic) {
    int[] records = new int[1];
    new TopicReader(kafka).read(topic, _ -> records[0]++);
    return records[0];
  }
}

package io.cloudcostguard.benchmarks.stream;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.standalone.local.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures how many plans a second the estimator takes from a backlog and what CPU time a plan
/// costs, beside topologies of Kafka Streams that write as many bytes and compute nothing. All are
/// warm processes with the JVM options of the image; they take turns, and those that wait are
/// frozen.
@Command(name = "stream", mixinStandardHelpOptions = true)
final class StreamHarness implements Callable<Integer> {

  /// Turns of the estimator at each size before it is measured.
  private static final int WARM_UP = 2;

  @Option(
      names = "--sizes",
      split = ",",
      description = "Of a plan's record, in KB; default: ${DEFAULT-VALUE}.")
  private List<Integer> sizes = List.of(2, 20, 200);

  @Option(
      names = "--megabytes",
      description = "Of plans in a turn of the estimator; default: ${DEFAULT-VALUE}.")
  private int megabytes = 40;

  @Option(names = "--rounds", description = "After those that warm up; default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Option(names = "--jfr", description = "A recording of the estimator.")
  private @Nullable Path recording;

  public static void main(String[] args) {
    System.exit(new CommandLine(new StreamHarness()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    try (PricedBroker broker = PricedBroker.start();
        Turns estimator = broker.estimators(1, 2, recording)) {
      for (int size : sizes) {
        measure(broker, size, estimator);
      }
      return 0;
    }
  }

  private void measure(PricedBroker broker, int size, Turns estimator) throws Exception {
    String kafka = broker.kafka();
    Path folder = broker.folder();
    try (Backlog backlog = new Backlog(kafka, size * 1000)) {
      int plans = Math.max(100, megabytes * 1_000_000 / backlog.planBytes());
      Path outcome = folder.resolve("outcome-" + size + ".json");
      backlog.setBudgets();
      estimator.take(backlog, plans);
      Files.write(outcome, newest(kafka));
      System.out.printf(
          "%nplans of %,d bytes, outcomes of %,d; %,d in a turn of the estimator%n",
          backlog.planBytes(), Files.size(outcome), plans);
      Map<PassThrough.Kind, Turns> floors = new EnumMap<>(PassThrough.Kind.class);
      try {
        for (PassThrough.Kind kind : List.of(PassThrough.Kind.BYTES, PassThrough.Kind.JSON)) {
          floors.put(kind, passThrough(kafka, folder, kind, size, outcome));
        }
        compare(backlog, plans, estimator, floors);
      } finally {
        floors.values().forEach(Turns::close);
      }
    }
  }

  private void compare(
      Backlog backlog, int plans, Turns estimator, Map<PassThrough.Kind, Turns> floors)
      throws Exception {
    for (int turn = 1; turn < WARM_UP; turn++) {
      estimator.take(backlog, plans);
    }
    for (Turns floor : floors.values()) {
      floor.take(backlog, plans * 2);
    }
    for (int round = 0; round < rounds; round++) {
      Turns.Taken estimated = estimator.take(backlog, plans);
      print("estimator", estimated, null);
      for (var floor : floors.entrySet()) {
        print(
            "pass-through, " + floor.getKey(),
            floor.getValue().take(backlog, plans * 2),
            estimated);
      }
    }
  }

  private static void print(String who, Turns.Taken taken, Turns.@Nullable Taken estimated) {
    System.out.printf(
        "%-20s %,8.0f a second, %,7.0f us of CPU each%s%n",
        who,
        taken.perSecond(),
        taken.micros(),
        estimated == null
            ? ""
            : "; the estimator makes %.2f of it, for %.1f times the CPU"
                .formatted(
                    estimated.perSecond() / taken.perSecond(),
                    estimated.micros() / taken.micros()));
  }

  private static Turns passThrough(
      String kafka, Path folder, PassThrough.Kind kind, int size, Path outcome) throws Exception {
    String plans = "plans-" + kind + "-" + size;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      Map<String, String> settings = Topics.ESTIMATES.settings();
      List<NewTopic> topics = new ArrayList<>();
      topics.add(new NewTopic(plans, Topics.PARTITIONS, (short) 1).configs(settings));
      if (!admin.listTopics().names().get().contains(PassThrough.SINK)) {
        topics.add(new NewTopic(PassThrough.SINK, Topics.PARTITIONS, (short) 1).configs(settings));
      }
      admin.createTopics(topics).all().get();
    }
    Path state = folder.resolve(plans);
    ServiceProcess process =
        ServiceProcess.of(
                PassThrough.class, kafka, state.toString(), kind.name(), plans, outcome.toString())
            .withJvm(PricedBroker.JVM);
    return Turns.of(List.of(process), kafka, PassThrough.group(kind), plans);
  }

  /// The value of a record at the end of `ccg.estimates`.
  private static byte[] newest(String kafka) {
    Topic<?> estimates = Topics.ESTIMATES;
    try (KafkaConsumer<String, byte[]> consumer = TopicReader.atEnd(kafka, estimates)) {
      for (var partition : consumer.assignment()) {
        consumer.seek(partition, Math.max(0, consumer.position(partition) - 20));
      }
      while (true) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          return record.value();
        }
      }
    }
  }
}

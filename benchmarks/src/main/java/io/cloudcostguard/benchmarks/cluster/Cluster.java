package io.cloudcostguard.benchmarks.cluster;

import com.standardwebhooks.Webhook;
import io.cloudcostguard.benchmarks.cluster.ClusterFaults.Happened;
import io.cloudcostguard.benchmarks.parts.Receivers;
import io.cloudcostguard.benchmarks.parts.Supervised;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/// One run: plans go in at a steady rate while things happen to the cluster; then everything may
/// end what it has begun, and it is counted.
public final class Cluster {

  private static final String PATH = "/all";
  private static final List<String> EVENTS =
      List.of(
          EventType.PLAN_ESTIMATED,
          EventType.PLAN_REJECTED,
          EventType.ALERT_FIRING,
          EventType.ALERT_RESOLVED);
  private static final Duration POLL = Duration.ofMillis(500);

  /// So long nothing may come before all is taken to have come.
  private static final Duration CALM = Duration.ofSeconds(10);

  private final Options options;
  private final Consumer<String> progress;
  private final ClusterWorld world;
  private final Receivers receivers;

  /// How much of it.
  ///
  /// @param projects each has a budget and one workspace
  /// @param events faults; plans come as long as they do
  /// @param gap between two faults, on average
  /// @param estimators that stay
  /// @param bundled whether the catalogue has the bundled prices, or only the few that are needed
  /// @param poison whether records that no service can read are written too
  /// @param packages the root of the repository, to run what its images would; null: from this
  ///   process's class path
  /// @param patience how long what was begun may take after the last fault and the last plan
  public record Options(
      int plans,
      int projects,
      int events,
      Duration gap,
      long seed,
      int estimators,
      boolean bundled,
      boolean poison,
      @Nullable Path packages,
      Duration patience) {}

  private Cluster(
      Options options, Consumer<String> progress, ClusterWorld world, Receivers receivers) {
    this.options = options;
    this.progress = progress;
    this.world = world;
    this.receivers = receivers;
  }

  /// Starts everything, does it, and stops everything.
  ///
  /// @param folder for data and logs
  public static ClusterReport run(Options options, Path folder, Consumer<String> progress)
      throws Exception {
    try (Receivers receivers = new Receivers();
        ClusterWorld world =
            new ClusterWorld(
                folder,
                options.packages(),
                receivers.address(),
                options.estimators(),
                options.bundled())) {
      progress.accept("everything runs");
      return new Cluster(options, progress, world, receivers).run();
    }
  }

  private ClusterReport run() throws Exception {
    prepare();
    Load load = new Load(world.apis(), options.projects(), options.seed());
    ClusterFaults faults = new ClusterFaults(world, options.seed(), progress);
    try (Tail tail = new Tail(world.brokers().bootstrap())) {
      long start = System.nanoTime();
      CompletableFuture<Void> loading = begin(load);
      int poison = options.poison() ? Poison.write(world.brokers().bootstrap()) : 0;
      faults.run(options.events(), options.gap());
      progress.accept("nothing is done to it any more");
      try {
        loading.join();
      } catch (CompletionException e) {
        throw new IllegalStateException("Plans cannot be submitted: " + e.getMessage(), e);
      }
      progress.accept("%,d plans are accepted".formatted(load.accepted().size()));
      awaitQuiet(load, tail);
      double seconds = (System.nanoTime() - start) / 1e9;
      return report(load, faults.happened(), tail, poison, seconds);
    }
  }

  private CompletableFuture<Void> begin(Load load) {
    Duration time = options.gap().multipliedBy(Math.max(1, options.events()));
    CompletableFuture<Void> loading = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            load.run(options.plans(), time);
            loading.complete(null);
          } catch (Exception e) {
            loading.completeExceptionally(e);
          }
        });
    return loading;
  }

  /// A budget for each project, and one receiver of everything.
  private void prepare() throws Exception {
    ApiClient client = new ApiClient(world.apis().getFirst(), null);
    for (int i = 0; i < options.projects(); i++) {
      String budget = "/v1/projects/" + Load.project(i) + "/budget";
      ClusterWorld.eventually(() ->
          client.call(
              "PUT",
              budget,
              "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"}}"
                  .formatted(SmallPlan.LIMIT)));
    }
    awaitBudgetsAreCounted();
    String secret =
        client
            .call(
                "POST",
                "/v1/subscriptions",
                """
                {"channel":"webhook","url":"http://%s%s","eventTypes":["%s"]}
                """
                    .formatted(receivers.address(), PATH, String.join("\",\"", EVENTS)))
            .get("secret")
            .asString();
    receivers.add(PATH, new Webhook(secret));
  }

  /// Until each budget has a standing: it raises no alert before it has counted what there is.
  private void awaitBudgetsAreCounted() throws InterruptedException {
    long end = System.nanoTime() + CALM.toNanos();
    while (records(Topics.LEDGER) < options.projects() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /// Until every plan has its outcome, every delivery has ended, and nothing more comes; or time is
  /// up: then something is lost.
  private void awaitQuiet(Load load, Tail tail) throws InterruptedException {
    long end = System.nanoTime() + options.patience().toNanos();
    List<String> ids = load.accepted().stream().map(Accepted::id).toList();
    long records = -1;
    long since = System.nanoTime();
    while (System.nanoTime() < end) {
      long now = records();
      if (now != records || now < 0) {
        records = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > CALM.toNanos()
          && tail.arrivals().keySet().containsAll(ids)
          && isDelivered(ids)) {
        return;
      }
      Thread.sleep(POLL);
    }
    progress.accept("not quiet after " + options.patience());
  }

  private boolean isDelivered(List<String> ids) {
    try {
      return world.database().deliveries().isQuiet()
          && world.database().estimates().containsAll(ids);
    } catch (DataAccessException _) {
      return false;
    }
  }

  /// The sum of all ends of the topics that plans lead to; -1 while the brokers do not say.
  private long records() throws InterruptedException {
    return records(Topics.PLANS, Topics.ESTIMATES, Topics.ALERTS, Topics.DELIVERIES);
  }

  private long records(Topic<?>... topics) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> ends =
        Stream.of(topics)
            .flatMap(topic ->
                Stream.iterate(0, i -> i + 1)
                    .limit(topic.partitions())
                    .map(i -> new TopicPartition(topic.name(), i)))
            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    try {
      return world.brokers().admin().listOffsets(ends).all().get().values().stream()
          .mapToLong(one -> one.offset())
          .sum();
    } catch (ExecutionException _) {
      return -1;
    }
  }

  private ClusterReport report(
      Load load, List<Happened> happened, Tail tail, int poison, double seconds) {
    ClusterEvidence evidence = new ClusterEvidence(load.accepted(), world.brokers().bootstrap());
    Gaps gaps = new Gaps(load.accepted(), tail.arrivals(), happened);
    Map<String, List<Duration>> byFault = new LinkedHashMap<>();
    gaps.byFault().forEach((fault, longest) -> byFault.put(fault.toString(), longest));
    Map<String, Duration> longestEnds = new TreeMap<>();
    for (Supervised part : world.parts()) {
      if (part.longestEnd().isPositive()) {
        longestEnds.put(part.name(), part.longestEnd());
      }
    }
    return new ClusterReport(
        evidence.plans(load, world.database().estimates()),
        evidence.alerts(options.projects()),
        evidence.deliveries(PATH, receivers),
        evidence.audited(line -> {}),
        poison,
        evidence.deadLetters(),
        evidence.unreadable(),
        byFault,
        gaps.longest(),
        longestEnds,
        world.parts().stream().flatMap(part -> part.ends().stream()).map(Object::toString).toList(),
        seconds);
  }
}

package io.cloudcostguard.benchmarks.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Plans at a steady rate, of many projects. A project submits one after the other, so that what
/// its budget should say is known.
final class Load {

  /// One in so many is sent to two instances at once, as by a pipeline that was started twice.
  private static final int TWICE = 20;

  private final Client client;
  private final int projects;
  private final long seed;
  private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger otherIds = new AtomicInteger();

  Load(List<String> apis, int projects, long seed) {
    this.client = new Client(apis);
    this.projects = projects;
    this.seed = seed;
  }

  static String project(int number) {
    return "p" + number;
  }

  /// Returns when all are accepted.
  void run(int plans, Duration time) throws Exception {
    long start = System.nanoTime();
    long between = time.toNanos() / plans;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all =
          IntStream.range(0, projects)
              .<Future<?>>mapToObj(project ->
                  threads.submit(() -> {
                    runProject(project, plans, start, between);
                    return null;
                  }))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  /// The first plan of a project is below its budget.
  private void runProject(int project, int plans, long start, long between) throws Exception {
    Random random = new Random(seed + project);
    boolean isAbove = false;
    for (int i = project, number = 0; i < plans; i += projects, number++) {
      long due = start + between * i;
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      if (number > 0 && random.nextInt(2) == 0) {
        isAbove = !isAbove;
      }
      submit(project, number, isAbove, random.nextInt(TWICE) == 0);
    }
  }

  private void submit(int project, int number, boolean isAbove, boolean atBoth) throws Exception {
    byte[] plan = SmallPlan.of(number, isAbove);
    String name = project(project);
    String key = name + "-" + number;
    CompletableFuture<String> other = CompletableFuture.completedFuture(null);
    if (atBoth) {
      other = new CompletableFuture<>();
      begin(other, plan, name, key, number + 1);
    }
    String id = client.submit(plan, name, key, number);
    long at = System.nanoTime();
    String otherId = other.get();
    if (otherId != null && !otherId.equals(id)) {
      otherIds.incrementAndGet();
    }
    accepted.add(new Accepted(id, name, number, isAbove, atBoth, at));
  }

  private void begin(
      CompletableFuture<String> id, byte[] plan, String project, String key, int first) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            id.complete(client.submit(plan, project, key, first));
          } catch (Exception e) {
            id.completeExceptionally(e);
          }
        });
  }

  List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  /// How many that were sent to two instances at once got two ids.
  int otherIds() {
    return otherIds.get();
  }

  Client client() {
    return client;
  }
}

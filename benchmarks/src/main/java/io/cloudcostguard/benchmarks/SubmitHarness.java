package io.cloudcostguard.benchmarks;

import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Logs;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Submits plans over keep-alive connections to one ingest-api in a process of its own, as fast as
/// it answers, and to a bare handler that sends the same bytes to the same broker; then holds many
/// idle long polls. Everything runs on this machine, the load generator too.
@Command(name = "submit", mixinStandardHelpOptions = true)
final class SubmitHarness implements Runnable {

  private static final String BARE_TOPIC = "benchmark.bare";
  private static final int API_PORT = 18081;
  private static final int BARE_PORT = 18082;

  @Option(names = "--seconds", description = "Of each measurement; default: ${DEFAULT-VALUE}.")
  private int seconds = 20;

  @Option(names = "--warm-up", description = "Seconds before it; default: ${DEFAULT-VALUE}.")
  private int warmUp = 20;

  @Option(names = "--rounds", description = "Of both, in turns; default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Option(names = "--connections", description = "At once; default: ${DEFAULT-VALUE}.")
  private int connections = 32;

  @Option(names = "--plan-bytes", description = "At least; default: ${DEFAULT-VALUE}.")
  private int planBytes = 20_000;

  @Option(names = "--heap", description = "Of both processes; default: ${DEFAULT-VALUE}.")
  private String heap = "700m";

  @Option(names = "--long-polls", description = "Held at once; default: ${DEFAULT-VALUE}.")
  private int longPolls = 5000;

  public static void main(String[] args) {
    System.exit(new CommandLine(new SubmitHarness()).execute(args));
  }

  @Override
  public void run() {
    try {
      Path data = Files.createTempDirectory("ccg-submit");
      Logs.to(data.resolve("ccg.log"));
      try (LocalStack stack =
          LocalStack.start(
              new LocalStack.Options(data, 0, 0, List.of(), EnumSet.noneOf(Service.class)),
              _ -> {})) {
        createBareTopic(stack.kafka());
        measure(stack);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void measure(LocalStack stack) throws Exception {
    byte[] plan = plan();
    List<String> jvm = List.of("-Xmx" + heap, "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders");
    System.out.printf("plans of %d bytes over %d connections%n", plan.length, connections);
    try (ServiceProcess api =
            ServiceProcess.of(Service.INGEST_API, stack.environment(), API_PORT).withJvm(jvm);
        ServiceProcess bare =
            ServiceProcess.of(
                    BareHandler.class,
                    "--kafka=" + stack.kafka(),
                    "--topic=" + BARE_TOPIC,
                    "--server.port=" + BARE_PORT)
                .withJvm(jvm)) {
      api.start();
      bare.start();
      load(API_PORT, plan, warmUp);
      load(BARE_PORT, plan, warmUp);
      System.out.println("warm");
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        double ours = report("ingest-api", load(API_PORT, plan, seconds));
        double floor = report("bare handler", load(BARE_PORT, plan, seconds));
        ratios.add(ours / floor);
      }
      ratios.sort(null);
      System.out.printf("median ratio %.0f %%%n", 100 * ratios.get(ratios.size() / 2));
      if (longPolls > 0) {
        holdLongPolls(api);
      }
    }
  }

  /// What one run of the load came to.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Load(long[] nanos, int failed, double seconds) {}

  private Load load(int port, byte[] plan, int seconds) throws Exception {
    awaitPort(port);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    AtomicInteger failed = new AtomicInteger();
    List<long[]> all = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      byte[] request =
          Connection.request(
              "POST",
              "/v1/plans?project=load&workspace=w" + i,
              "Content-Type: application/json\r\n",
              plan);
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                long[] took = drive(port, request, end, failed);
                synchronized (all) {
                  all.add(took);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Load(nanos, failed.get(), seconds);
  }

  private static long[] drive(int port, byte[] request, long end, AtomicInteger failed) {
    long[] nanos = new long[1024];
    int count = 0;
    try (Connection connection = new Connection(port)) {
      for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
        if (connection.exchange(request) != 202) {
          failed.incrementAndGet();
        }
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = System.nanoTime() - begun;
      }
    } catch (IOException e) {
      System.err.println("A connection failed: " + e);
      failed.incrementAndGet();
    }
    return Arrays.copyOf(nanos, count);
  }

  private static double report(String name, Load load) {
    double rate = load.nanos().length / load.seconds();
    System.out.printf(
        "%-12s %6.0f/s  p50 %5.1f ms  p95 %5.1f ms  p99 %5.1f ms  %d failed%n",
        name,
        rate,
        percentile(load.nanos(), 50),
        percentile(load.nanos(), 95),
        percentile(load.nanos(), 99),
        load.failed());
    return rate;
  }

  private static double percentile(long[] sorted, int percent) {
    return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * percent / 100] / 1e6;
  }

  /// Nothing estimates here, so that a plan stays pending for as long as a client waits.
  private void holdLongPolls(ServiceProcess api) throws Exception {
    long before = api.residentBytes();
    byte[] ask =
        Connection.request(
            "GET", "/v1/estimates/" + submitted(), "Prefer: wait=60\r\n", new byte[0]);
    List<Connection> held = new ArrayList<>();
    int answered = 0;
    try {
      for (int i = 0; i < longPolls; i++) {
        Connection connection = new Connection(API_PORT);
        connection.send(ask);
        held.add(connection);
      }
      Thread.sleep(Duration.ofSeconds(20));
      Load beside = load(API_PORT, plan(), 5);
      System.out.printf(
          "%d long polls held: process %d MB (before: %d MB)%n",
          held.size(), api.residentBytes() >> 20, before >> 20);
      report("beside them", beside);
      for (Connection connection : held) {
        if (connection.receive() == 202) {
          answered++;
        }
      }
      System.out.printf("%d of them were answered at the end of their time%n", answered);
    } finally {
      for (Connection connection : held) {
        connection.close();
      }
    }
  }

  private String submitted() throws Exception {
    return new io.cloudcostguard.cli.server.ApiClient("http://127.0.0.1:" + API_PORT, null)
        .submit(plan(), "load", "w");
  }

  private byte[] plan() {
    int resources = 1;
    while (GeneratedPlan.of(resources).length < planBytes) {
      resources++;
    }
    return GeneratedPlan.of(resources);
  }

  private static void createBareTopic(String kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      NewTopic topic = new NewTopic(BARE_TOPIC, Topics.PLANS.partitions(), (short) 1);
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private static void awaitPort(int port) throws InterruptedException {
    while (true) {
      try (Connection _ = new Connection(port)) {
        return;
      } catch (IOException _) {
        Thread.sleep(Duration.ofMillis(100));
      }
    }
  }
}

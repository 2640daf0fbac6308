package io.cloudcostguard.benchmarks;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.standalone.demo.Receiver;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Logs;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Stops or kills a service that runs as a process of its own, starts it again at once, and
/// measures how long it is until it works again: an estimate is made, a plan is accepted, a
/// delivery arrives.
@Command(name = "restart", mixinStandardHelpOptions = true)
final class RestartHarness implements Runnable {

  @Option(names = "--rounds", description = "Of each kind; default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Option(names = "--plan", description = "The plan; default: ${DEFAULT-VALUE}.")
  private Path planFile = Path.of("examples/web-stack/plan.json");

  public static void main(String[] args) {
    System.exit(new CommandLine(new RestartHarness()).execute(args));
  }

  /// Does what shows that a service works; returns when it does.
  private interface Work {
    void untilItWorks() throws IOException, InterruptedException;
  }

  @Override
  public void run() {
    try {
      Logs.to(Files.createTempDirectory("ccg-restart").resolve("ccg.log"));
      byte[] plan = Files.readAllBytes(planFile);
      measureEstimator(plan);
      measureNotifier(plan);
      measureIngest(plan);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void measureEstimator(byte[] plan) throws Exception {
    try (LocalStack stack = stackWithout(Service.ESTIMATOR_STREAM, List.of())) {
      ApiClient api = new ApiClient(stack.apiUrl(), null);
      measure(
          Service.ESTIMATOR_STREAM,
          stack.environment(),
          0,
          () -> api.estimate(api.submit(plan, "restart", "w")));
    }
  }

  private void measureNotifier(byte[] plan) throws Exception {
    try (Receiver receiver = Receiver.start();
        LocalStack stack = stackWithout(Service.NOTIFIER, List.of(receiver.address()))) {
      ApiClient api = new ApiClient(stack.apiUrl(), null);
      api.call(
          "POST",
          "/v1/subscriptions",
          "{\"channel\":\"webhook\",\"url\":\"http://" + receiver.address() + "/webhook\"}");
      measure(
          Service.NOTIFIER,
          stack.environment(),
          0,
          () -> {
            api.submit(plan, "restart", "w");
            receiver.next(60);
          });
    }
  }

  private void measureIngest(byte[] plan) throws Exception {
    try (LocalStack stack = stackWithout(Service.INGEST_API, List.of())) {
      int port = 18080;
      ApiClient api = new ApiClient("http://127.0.0.1:" + port, null);
      measure(Service.INGEST_API, stack.environment(), port, () -> submitOnceItAnswers(api, plan));
    }
  }

  private static void submitOnceItAnswers(ApiClient api, byte[] plan) throws InterruptedException {
    while (true) {
      try {
        api.submit(plan, "restart", "w");
        return;
      } catch (IOException _) {
        Thread.sleep(Duration.ofMillis(20));
      }
    }
  }

  private void measure(Service service, Environment environment, int port, Work work)
      throws IOException, InterruptedException {
    try (ServiceProcess process = ServiceProcess.of(service, environment, port)) {
      process.start();
      work.untilItWorks();
      for (int i = 0; i < rounds; i++) {
        long start = System.nanoTime();
        process.stop();
        long stopped = System.nanoTime();
        process.start();
        work.untilItWorks();
        report(
            service, "after SIGTERM (%.1f s to stop)".formatted((stopped - start) / 1e9), stopped);
      }
      for (int i = 0; i < rounds; i++) {
        process.kill();
        long killed = System.nanoTime();
        process.start();
        work.untilItWorks();
        report(service, "after SIGKILL", killed);
      }
    }
  }

  private static void report(Service service, String how, long since) {
    System.out.printf(
        "%-16s works again %.1f s %s%n", service, (System.nanoTime() - since) / 1e9, how);
  }

  private static LocalStack stackWithout(Service service, List<String> receivers) throws Exception {
    EnumSet<Service> services = EnumSet.allOf(Service.class);
    services.remove(service);
    return LocalStack.start(
        new LocalStack.Options(Files.createTempDirectory("ccg-restart"), 0, 0, receivers, services),
        _ -> {});
  }
}

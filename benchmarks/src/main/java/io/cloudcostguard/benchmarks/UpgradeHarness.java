package io.cloudcostguard.benchmarks;

import io.cloudcostguard.benchmarks.parts.FreePort;
import io.cloudcostguard.benchmarks.parts.FrontDoor;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.standalone.demo.Receiver;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Logs;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs ingest-api and notifier of an earlier version beside those of this one, on this version's
/// schema and topics, as a rolling upgrade and a rollback do: plans that one accepts are read at
/// the other, and each delivery comes once.
@Command(name = "upgrade", mixinStandardHelpOptions = true)
final class UpgradeHarness implements Runnable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int QUIET_SECONDS = 10;

  @Option(names = "--old", required = true, description = "The earlier version's folder, built.")
  private Path old = Path.of(".");

  @Option(names = "--plans", description = "At each of both; default: ${DEFAULT-VALUE}.")
  private int plans = 30;

  @Option(names = "--plan", description = "The plan; default: ${DEFAULT-VALUE}.")
  private Path planFile = Path.of("examples/web-stack/plan.json");

  /// Runs the harness; its exit code is 1 if a plan or a delivery is missing or comes twice.
  public static void main(String[] args) {
    System.exit(new CommandLine(new UpgradeHarness()).execute(args));
  }

  @Override
  public void run() {
    try (Receiver receiver = Receiver.start()) {
      Path folder = Files.createTempDirectory("ccg-upgrade");
      Logs.to(folder.resolve("ccg.log"));
      try (LocalStack stack =
          LocalStack.start(
              new LocalStack.Options(folder, 0, 0, List.of(receiver.address())), _ -> {})) {
        int port = FreePort.find();
        try (ServiceProcess api = earlier("ingest-api", Service.INGEST_API, stack, port, folder);
            ServiceProcess notifier =
                earlier("notifier", Service.NOTIFIER, stack, FreePort.find(), folder)) {
          api.start();
          notifier.start();
          FrontDoor.awaitReady("http://127.0.0.1:" + port, PATIENCE);
          sideBySide(
              new ApiClient(stack.apiUrl(), null),
              new ApiClient("http://127.0.0.1:" + port, null),
              receiver);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ServiceProcess earlier(
      String module, Service service, LocalStack stack, int port, Path folder) {
    List<String> args = new ArrayList<>(stack.environment().asArguments());
    args.removeIf(arg -> arg.startsWith("--ccg.instance-id="));
    args.add("--ccg.instance-id=earlier");
    args.add("--server.port=" + port);
    return ServiceProcess.ofJar(jar(module), args)
        .withOutput(folder.resolve("earlier-" + service + ".log"));
  }

  private Path jar(String module) {
    try (Stream<Path> files = Files.list(old.resolve(module).resolve("target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No jar of " + module + " in " + old));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sideBySide(ApiClient now, ApiClient earlier, Receiver receiver) throws Exception {
    byte[] plan = Files.readAllBytes(planFile);
    now.call(
        "POST",
        "/v1/subscriptions",
        "{\"channel\":\"webhook\",\"url\":\"http://%s/hook\"}".formatted(receiver.address()));
    earlier.call(
        "PUT",
        "/v1/projects/shop/budget",
        "{\"monthlyLimit\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < plans; i++) {
      String atEarlier = earlier.submit(plan, "shop", "w" + i);
      String atNow = now.submit(plan, "shop", "v" + i);
      check(now.estimate(atEarlier, PATIENCE), atEarlier);
      check(earlier.estimate(atNow, PATIENCE), atNow);
      ids.add(atEarlier);
      ids.add(atNow);
    }
    Map<String, Integer> delivered = new HashMap<>();
    for (Receiver.Call call = receiver.next(QUIET_SECONDS);
        call != null;
        call = receiver.next(QUIET_SECONDS)) {
      String body = call.body().contains(EventType.PLAN_ESTIMATED) ? call.body() : "";
      ids.stream().filter(body::contains).forEach(id -> delivered.merge(id, 1, Integer::sum));
    }
    long once = ids.stream().filter(id -> delivered.getOrDefault(id, 0) == 1).count();
    System.out.printf(
        "%d plans at each of both versions: all read at the other one; %d of %d delivered once%n",
        plans, once, ids.size());
    if (once != ids.size()) {
      throw new IllegalStateException("Not every estimate was delivered once: " + delivered);
    }
  }

  private static void check(String estimate, String id) {
    if (!estimate.contains(id)) {
      throw new IllegalStateException("The estimate of " + id + " is not there: " + estimate);
    }
  }
}

package io.cloudcostguard.cli;

import io.cloudcostguard.cli.local.LocalStack;
import io.cloudcostguard.cli.local.Logs;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs everything in one process until Ctrl-C, with its data in a folder that survives restarts.
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Run everything in one process, on an embedded Kafka and PostgreSQL.")
final class UpCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      description = "The folder that keeps the data; default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data/up");

  @Option(names = "--port", description = "Of the HTTP API; default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(names = "--kafka-port", description = "Of the broker; default: a free one.")
  private int kafkaPort = 0;

  @Option(
      names = "--allow-private-receiver",
      paramLabel = "host:port",
      description = "Deliver to this address although it is not on the public internet.")
  private List<String> privateReceivers = List.of();

  @Override
  public Integer call() throws Exception {
    Path folder = data.toAbsolutePath().normalize();
    Logs.to(folder.resolve("ccg.log"));
    System.out.println("CloudCostGuard starts; data and log in " + folder);
    LocalStack stack =
        LocalStack.start(
            new LocalStack.Options(folder, port, kafkaPort, privateReceivers),
            what -> System.out.println("  ✓ " + what));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  System.out.println("\nStopping …");
                  stack.close();
                  System.out.println("Stopped; start again on the same data with ./ccg up");
                  stopped.countDown();
                }));
    System.out.printf(
        """

        Ready.
          HTTP API    %1$s      health: %1$s/actuator/health
          Kafka       %2$s
          submit      curl -sS --data-binary @plan.json '%1$s/v1/plans?project=shop'
          read        curl -sS -H 'Prefer: wait=10' %1$s/v1/estimates/ID
          stop        Ctrl-C
        """,
        stack.apiUrl(), stack.kafka());
    stopped.await();
    return 0;
  }
}

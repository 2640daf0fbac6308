package io.cloudcostguard.standalone;

import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.standalone.local.DataFolder;
import io.cloudcostguard.standalone.local.EmbeddedBroker;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Logs;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jline.utils.Signals;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs everything in one process until Ctrl-C, with its data in a folder that survives restarts
/// and kills.
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Run all services in one process, with an embedded Kafka and PostgreSQL.",
    exitCodeListHeading = "Exit codes: ",
    exitCodeList = {
      "70:A part failed; the reason is on standard error.",
      "130, 143:Stopped by Ctrl-C or SIGTERM."
    })
final class UpCommand implements Callable<Integer> {

  /// The exit code when a part could not go on.
  private static final int FAILED = 70;

  /// What ./ccg has the JVM send when memory is used up.
  private static final String OUT_OF_MEMORY = "USR1";

  @Option(names = "--data", description = "The data folder; default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data/up");

  @Option(names = "--port", description = "The port of the HTTP API; default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(names = "--kafka-port", description = "The port of the broker; default: a free port.")
  private int kafkaPort = 0;

  @Option(
      names = "--allow-private-receiver",
      paramLabel = "host:port",
      description = "A receiver that deliveries may reach although its address is private.")
  private List<String> privateReceivers = List.of();

  @Option(
      names = "--wait",
      description = "The time limit of each step of the start; default: ${DEFAULT-VALUE}.")
  private Duration patience = LocalStack.Options.PATIENCE;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws Exception {
    Path folder = data.toAbsolutePath().normalize();
    DataFolder.open(folder);
    Logs.to(folder.resolve("ccg.log"));
    LocalStack stack =
        new LocalStack(
            new LocalStack.Options(
                folder, port, kafkaPort, privateReceivers, EnumSet.allOf(Service.class), patience),
            new Progress(out));
    StopSignals.listen(() -> stop(stack), () -> abandon(stack));
    Signals.register(
        OUT_OF_MEMORY,
        () -> stack.fail("Out of memory; raise the limit, e.g. CCG_HEAP=2g ./ccg up"));
    EmbeddedBroker.onFailure(stack::fail);
    out.println("CloudCostGuard starts; data and log in " + folder);
    try {
      stack.start();
    } catch (CancellationException _) {
      return 0; // The process is ending.
    }
    say(stack);
    System.err.println(Printable.line(stack.awaitFailure()) + "\n  more in " + folder + "/ccg.log");
    return FAILED;
  }

  private void say(LocalStack stack) {
    out.printf(
        """

        Ready.
          Console     %1$s/
          HTTP API    %1$s      health: %1$s/actuator/health
          Kafka       %2$s
          submit      curl -sS --data-binary @plan.json '%1$s/v1/plans?project=shop'
          read        curl -sS -H 'Prefer: wait=10' %1$s/v1/estimates/ID
          stop        Ctrl-C
        """,
        stack.apiUrl(), stack.kafka());
  }

  private void stop(LocalStack stack) {
    if (!stack.isClosed()) {
      out.println("\nStopping … (Ctrl-C again: at once)");
      stack.close();
      out.println("Stopped; start again on the same data with ./ccg up");
    }
  }

  private static void abandon(LocalStack stack) {
    try {
      stack.abandon();
    } catch (IOException e) {
      LoggerFactory.getLogger(UpCommand.class)
          .warn("PostgreSQL is still running; the next start stops it", e);
    }
  }
}

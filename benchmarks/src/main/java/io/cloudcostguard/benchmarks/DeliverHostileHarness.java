package io.cloudcostguard.benchmarks;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Many receivers at once that would hold a request for ever or fill the memory: for how long each
/// kind holds one, and what that does to the memory of a notifier that has little.
@Command(name = "deliver-hostile", mixinStandardHelpOptions = true)
final class DeliverHostileHarness implements Runnable {

  @Option(names = "--each", description = "Receivers of each kind; default: ${DEFAULT-VALUE}.")
  private int each = 50;

  @Option(names = "--seconds", description = "Default: ${DEFAULT-VALUE}.")
  private int seconds = 180;

  public static void main(String[] args) {
    System.exit(new CommandLine(new DeliverHostileHarness()).execute(args));
  }

  @Override
  public void run() {
    try (ServerSocket tls = new ServerSocket(0, 10_000, InetAddress.ofLiteral("127.0.0.1"));
        Sink sink =
            new Sink((path, _, socket) ->
                Hostility.valueOf(path.replaceAll("[^A-Z1_]|\\d+$", "")).answer(socket));
        NotifierWorld world =
            NotifierWorld.start(
                sink,
                "256m",
                "circuit.failures=1000000",
                "retry.first=1s",
                "retry.longest=1s",
                "allowed-private-hosts=" + sink.address() + ",127.0.0.1:" + tls.getLocalPort())) {
      for (Hostility kind : Hostility.values()) {
        String receiver =
            kind == Hostility.SILENT_TLS
                ? "https://127.0.0.1:" + tls.getLocalPort()
                : "http://" + sink.address();
        world.subscribe(kind.name() + "-", each, receiver);
      }
      measure(world);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void measure(NotifierWorld world) throws Exception {
    attack(world, Math.max(20, seconds / 4)); // to warm up
    long residentBefore = world.residentMegabytes();
    long attemptsBefore = world.count("select count(*) from delivery_attempt");
    attack(world, seconds);
    long resident = world.residentMegabytes();
    long attempts = world.count("select count(*) from delivery_attempt") - attemptsBefore;
    System.out.println("| what the receivers do | attempts | longest | answers |");
    System.out.println("|---|---|---|---|");
    world.print(
        """
        select format('| %s | %s | %s s | %s |', kind, count(*), round(max(took) / 1000.0, 1),
                      string_agg(distinct answer, '; '))
        from (select split_part(subscription_id, '-', 1) as kind,
                     (event ->> 'tookMillis')::int as took,
                     coalesce(event ->> 'detail', event ->> 'outcome') as answer
              from delivery_attempt) attempt
        group by kind
        order by kind
        """);
    System.out.printf(
        "resident: %d MB before, %d MB after %d attempts: %.1f KB each; heap limit 256 MB%n",
        residentBefore, resident, attempts, (resident - residentBefore) * 1024.0 / attempts);
  }

  private void attack(NotifierWorld world, int forSeconds) throws Exception {
    Instant end = Instant.now().plusSeconds(forSeconds);
    while (Instant.now().isBefore(end)) {
      for (Hostility kind : Hostility.values()) {
        world.enqueue(kind.name() + "-", each, each);
      }
      Thread.sleep(Duration.ofSeconds(5));
    }
  }
}

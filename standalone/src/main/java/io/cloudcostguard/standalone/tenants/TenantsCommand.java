package io.cloudcostguard.standalone.tenants;

import io.cloudcostguard.cli.kafka.KafkaOptions;
import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.schemas.sealing.Sealing;
import io.cloudcostguard.schemas.sealing.TenantKey;
import io.cloudcostguard.standalone.deployment.DeployedDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Erases a tenant: its records by destroying their key, its rows by deleting them.
@Command(
    name = "tenants",
    mixinStandardHelpOptions = true,
    description = "Erase what is stored of a tenant.")
public final class TenantsCommand {

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final Map<String, String> env;

  /// Of a deployment whose variables this process has.
  public TenantsCommand() {
    this(System.getenv());
  }

  /// Of a deployment with these variables.
  public TenantsCommand(Map<String, String> env) {
    this.env = env;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Erase a tenant that is closed (DELETE /v1/tenants/NAME): take it out of its budgets, destroy"
            + " the keys that seal its records, and delete its rows. It cannot be taken back.",
        "Reads CCG_SEALING_KEYS, CCG_DB_URL, CCG_DB_USER and CCG_DB_PASSWORD, as the services have"
            + " them; the services run meanwhile. It may be repeated and interrupted at any time."
      })
  int erase(
      @Parameters(paramLabel = "NAME", description = "The tenant's name.") String tenant,
      @Option(
              names = "--because",
              paramLabel = "REASON",
              required = true,
              description = "The reason; it is kept beside the destroyed key and in the audit log.")
          String because,
      @Option(
              names = "--wait",
              defaultValue = "PT10M",
              description = "The time for each step; default: ${DEFAULT-VALUE}.")
          Duration wait,
      @Mixin KafkaOptions kafka)
      throws IOException, SQLException, InterruptedException {
    if (because.isBlank()) {
      throw new IllegalArgumentException("--because needs a reason");
    }
    if (wait.compareTo(Duration.ZERO) <= 0 || wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException("--wait is between PT1S and " + LONGEST_WAIT);
    }
    String keys = env.getOrDefault("CCG_SEALING_KEYS", "");
    if (keys.isBlank()) {
      throw new IllegalArgumentException(
          "CCG_SEALING_KEYS is not set. Without it no record is sealed, and records of topics cannot"
              + " be erased one by one");
    }
    DeployedDatabase named = DeployedDatabase.in(env);
    DeployedDatabase database = named == null ? DeployedDatabase.of(kafka.data()) : named;
    PrintStream out = new PrintableStream(System.out);
    try (Sealing sealing = Sealing.of(kafka.with(Map.of()), keys)) {
      sealing.begin();
      TenantKey.Destroyed end =
          new TenantKey.Destroyed(
              Instant.now(),
              "operator " + System.getProperty("user.name", "unknown"),
              because.strip());
      new Erasure(kafka.with(Map.of()), sealing, database, wait, out::println).of(tenant, end);
    }
    return 0;
  }
}

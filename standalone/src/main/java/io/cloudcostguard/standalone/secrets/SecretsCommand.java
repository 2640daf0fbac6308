package io.cloudcostguard.standalone.secrets;

import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.deployment.DeployedDatabase;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Encrypts the secrets in the database again, under a new key.
@Command(
    name = "secrets",
    mixinStandardHelpOptions = true,
    description = "Rotate the key that encrypts receivers' addresses and secrets in the database.")
public final class SecretsCommand {

  private static final int NOT_ALL = 1;

  private final Map<String, String> env;

  /// Of a deployment whose variables this process has.
  public SecretsCommand() {
    this(System.getenv());
  }

  /// Of a deployment with these variables.
  public SecretsCommand(Map<String, String> env) {
    this.env = env;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Encrypt with the first key of CCG_SECRET_KEY what is encrypted with another of them. The"
            + " services run meanwhile, with the same value.",
        "Reads CCG_DB_URL, CCG_DB_USER, CCG_DB_PASSWORD and CCG_SECRET_KEY (NEW,OLD). It may be"
            + " repeated and interrupted at any time."
      })
  int rotate(@Option(names = "--dry-run", description = "Count only.") boolean dryRun)
      throws SQLException {
    DeployedDatabase database = DeployedDatabase.in(env);
    String keys = env.getOrDefault("CCG_SECRET_KEY", "");
    if (database == null || keys.isBlank()) {
      throw new IllegalArgumentException(
          "CCG_DB_URL and CCG_SECRET_KEY are needed, as the services have them; CCG_SECRET_KEY has"
              + " the new key, a comma and the old one");
    }
    return rotate(database, new SecretBox(keys), dryRun, new PrintableStream(System.out));
  }

  private static int rotate(
      DeployedDatabase database, SecretBox box, boolean dryRun, PrintStream out)
      throws SQLException {
    long lost = 0;
    long old = 0;
    try (Connection connection = database.source().getConnection()) {
      for (SealedColumn column : SealedColumn.ALL) {
        SealedColumn.Count count = column.rotate(connection, box, dryRun);
        lost += count.lost();
        old += count.old();
        out.println(
            "%s.%s: %d under the first key, %d %s, %d under no key of CCG_SECRET_KEY"
                .formatted(
                    column.table(),
                    column.column(),
                    count.current(),
                    count.old(),
                    dryRun ? "under another one" : "encrypted again",
                    count.lost()));
      }
    }
    if (lost > 0) {
      out.println(
          "Some secrets open under no key that is named. Append the key that they were encrypted"
              + " with, or enter these subscriptions again.");
      return NOT_ALL;
    }
    out.println(
        dryRun && old > 0
            ? "Every secret can be encrypted again."
            : "Every secret is under the first key; the others can be removed from"
                + " CCG_SECRET_KEY.");
    return 0;
  }
}

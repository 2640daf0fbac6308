package io.cloudcostguard.standalone.secrets;

import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.deployment.DeployedDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/// Counts the secrets in a database by the key that they are encrypted with.
public final class SealedSecrets {

  /// How many there are.
  ///
  /// @param old under a key that is being replaced
  /// @param lost under no key that is known
  public record Totals(long all, long old, long lost) {}

  /// Reads every secret and changes none.
  public static Totals count(DeployedDatabase database, SecretBox box) throws SQLException {
    long all = 0;
    long old = 0;
    long lost = 0;
    try (Connection connection = database.source().getConnection()) {
      for (SealedColumn column : SealedColumn.ALL) {
        SealedColumn.Count count = column.rotate(connection, box, true);
        all += count.current() + count.old() + count.lost();
        old += count.old();
        lost += count.lost();
      }
    }
    return new Totals(all, old, lost);
  }

  private SealedSecrets() {}
}

package io.cloudcostguard.ingest.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// Says of PostgreSQL's states that Spring does not know that the database, not the statement, is
/// at fault.
final class SqlStates implements SQLExceptionTranslator {

  private final SQLExceptionTranslator others = new SQLExceptionSubclassTranslator();

  @Override
  public @Nullable DataAccessException translate(
      String task, @Nullable String sql, SQLException failure) {
    return switch (String.valueOf(failure.getSQLState())) {
      case "55P03" -> new CannotAcquireLockException("A lock was not granted in time", failure);
      case "25006" -> new DatabaseReadOnlyException(failure);
      // Idle in a transaction, or the transaction, for too long: the connection is gone.
      case "25P03", "25P04" ->
          new DataAccessResourceFailureException("The database ended the transaction", failure);
      default -> others.translate(task, sql, failure);
    };
  }
}

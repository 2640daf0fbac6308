package io.cloudcostguard.ingest.database;

import org.springframework.dao.DataAccessResourceFailureException;

/// The database is read-only: a standby, or closed for writes by an operator.
public final class DatabaseReadOnlyException extends DataAccessResourceFailureException {

  DatabaseReadOnlyException(Throwable cause) {
    super("The database is read-only", cause);
  }
}

package io.cloudcostguard.ingest.database;

import org.springframework.dao.DataAccessResourceFailureException;

/// The database can be read and takes nothing: a standby, or one that an operator has closed.
public final class DatabaseReadOnlyException extends DataAccessResourceFailureException {

  DatabaseReadOnlyException(Throwable cause) {
    super("The database is read-only", cause);
  }
}

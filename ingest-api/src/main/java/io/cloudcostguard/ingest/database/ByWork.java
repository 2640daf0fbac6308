package io.cloudcostguard.ingest.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/// Takes connections for requests from one pool and for background work from another, so that
/// neither waits for the other, and a request fails sooner.
final class ByWork extends AbstractDataSource {

  private final DataSource requests;
  private final DataSource background;

  ByWork(DataSource requests, DataSource background) {
    this.requests = requests;
    this.background = background;
  }

  @Override
  public Connection getConnection() throws SQLException {
    boolean request = RequestContextHolder.getRequestAttributes() != null;
    return (request ? requests : background).getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) {
    throw new UnsupportedOperationException("There is one user");
  }
}

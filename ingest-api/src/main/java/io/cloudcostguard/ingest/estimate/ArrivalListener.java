package io.cloudcostguard.ingest.estimate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hears from PostgreSQL which outcomes were stored, by any instance, on one connection of its own.
/// When the connection is lost it makes a new one and has everybody look again.
@Component
final class ArrivalListener implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(ArrivalListener.class);
  private static final int PAUSE_MILLIS = 1000;
  private static final int IDLE_MILLIS = 5000;
  private static final int CHECK_SECONDS = 2;

  private final JdbcConnectionDetails database;
  private final Arrivals arrivals;
  private volatile @Nullable Thread thread;

  ArrivalListener(JdbcConnectionDetails database, Arrivals arrivals) {
    this.database = database;
    this.arrivals = arrivals;
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("ccg-arrivals").start(this::listenForEver);
  }

  private void listenForEver() {
    while (isRunning()) {
      try {
        listen();
      } catch (SQLException e) {
        if (isRunning()) {
          LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("not hearing of arrivals");
          pause();
        }
      }
    }
  }

  private void listen() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.getJdbcUrl(), database.getUsername(), database.getPassword());
        Statement statement = connection.createStatement()) {
      statement.execute("listen " + Estimates.CHANNEL);
      arrivals.wakeAll();
      PGConnection postgres = connection.unwrap(PGConnection.class);
      while (isRunning()) {
        PGNotification[] notifications = postgres.getNotifications(IDLE_MILLIS);
        if (notifications == null || notifications.length == 0) {
          requireAlive(connection);
          continue;
        }
        for (PGNotification notification : notifications) {
          arrivals.wake(notification.getParameter());
        }
      }
    }
  }

  /// A connection that was cut silently looks like one on which nothing happens.
  private static void requireAlive(Connection connection) throws SQLException {
    if (!connection.isValid(CHECK_SECONDS)) {
      throw new SQLException("The connection is dead");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}

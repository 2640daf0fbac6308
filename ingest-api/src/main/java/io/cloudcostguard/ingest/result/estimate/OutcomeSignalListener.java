package io.cloudcostguard.ingest.result.estimate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Listens to PostgreSQL's notifications of stored outcomes, of all instances, on a connection of
/// its own. After a lost connection it reconnects and wakes every waiting request.
@Component
final class OutcomeSignalListener implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(OutcomeSignalListener.class);
  private static final int PAUSE_MILLIS = 1000;
  private static final int IDLE_MILLIS = 5000;
  private static final int CHECK_SECONDS = 2;
  private static final int ANSWER_SECONDS = 10;

  private final JdbcConnectionDetails database;
  private final OutcomeSignals signals;
  private volatile @Nullable Thread thread;

  OutcomeSignalListener(JdbcConnectionDetails database, OutcomeSignals signals) {
    this.database = database;
    this.signals = signals;
  }

  @Override
  public void start() {
    // The thread looks whether it is to run, so it must be known before it starts.
    Thread listener = Thread.ofVirtual().name("ccg-outcome-signals").unstarted(this::listenForEver);
    thread = listener;
    listener.start();
  }

  private void listenForEver() {
    while (isRunning()) {
      try {
        listen();
      } catch (SQLException e) {
        if (isRunning()) {
          LOGGER
              .atWarn()
              .addKeyValue("reason", e.getMessage())
              .log("outcome signals are not received; retrying");
          pause();
        }
      }
    }
  }

  private void listen() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.getJdbcUrl(), connectionProperties());
        Statement statement = connection.createStatement()) {
      statement.execute("listen " + Estimates.CHANNEL);
      signals.wakeAll();
      PGConnection postgres = connection.unwrap(PGConnection.class);
      while (isRunning()) {
        PGNotification[] notifications = postgres.getNotifications(IDLE_MILLIS);
        if (notifications == null || notifications.length == 0) {
          requireAlive(connection);
          continue;
        }
        for (PGNotification notification : notifications) {
          signals.wake(notification.getParameter());
        }
      }
    }
  }

  private Properties connectionProperties() {
    Properties properties = new Properties();
    PGProperty.USER.set(properties, database.getUsername());
    PGProperty.PASSWORD.set(properties, database.getPassword());
    PGProperty.APPLICATION_NAME.set(properties, "ingest-api outcome signals");
    PGProperty.LOGIN_TIMEOUT.set(properties, CHECK_SECONDS);
    PGProperty.SOCKET_TIMEOUT.set(properties, ANSWER_SECONDS);
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    return properties;
  }

  /// A connection that was cut silently looks like one on which nothing happens.
  private static void requireAlive(Connection connection) throws SQLException {
    if (!connection.isValid(CHECK_SECONDS)) {
      throw new SQLException("The connection failed");
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

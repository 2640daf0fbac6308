package io.cloudcostguard.cli.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The real PostgreSQL as a child of this process, on loopback, with its data in a folder. Nobody
/// gets in without a password; the services use a role that is no superuser.
public final class EmbeddedDatabase implements AutoCloseable {

  static final String ROLE = "ccg";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);

  private final EmbeddedPostgres postgres;
  private final String password;

  private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
    this.postgres = postgres;
    this.password = password;
  }

  /// Starts PostgreSQL; returns when it takes connections.
  ///
  /// @param password of the superuser and of the services' role, kept by the caller over restarts
  public static EmbeddedDatabase start(Path data, Path work, String password)
      throws IOException, SQLException {
    boolean isNew = !Files.exists(data.resolve("PG_VERSION"));
    stopOrphan(data);
    Files.createDirectories(work);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(work.toFile())
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START_TIMEOUT)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "256MB") // taken as it is needed
            .setServerConfig("max_wal_size", "2GB") // a checkpoint makes the next writes dear
            .setServerConfig("max_connections", "100");
    if (!isNew) {
      builder.setConnectConfig("password", password);
    }
    EmbeddedPostgres postgres = builder.start();
    if (isNew) {
      secure(postgres, data, password);
    }
    return new EmbeddedDatabase(postgres, password);
  }

  /// When this process was killed, its PostgreSQL went on alone; it must let go of the data first.
  private static void stopOrphan(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (Files.exists(pidFile)) {
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      ProcessHandle.of(pid)
          .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
          .ifPresent(orphan -> {
            orphan.destroy();
            orphan.onExit().orTimeout(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
          });
    }
  }

  private static void secure(EmbeddedPostgres postgres, Path data, String password)
      throws IOException, SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
        Statement sql = connection.createStatement()) {
      sql.execute("alter role postgres password '" + password + "'");
      sql.execute("create role " + ROLE + " login password '" + password + "'");
      sql.execute("create database " + ROLE + " owner " + ROLE);
      Files.writeString(
          data.resolve("pg_hba.conf"),
          """
          local all all scram-sha-256
          host all all 127.0.0.1/32 scram-sha-256
          host all all ::1/128 scram-sha-256
          """);
      sql.execute("select pg_reload_conf()");
    }
  }

  /// The JDBC URL of the services' database, without credentials.
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + ROLE;
  }

  public String user() {
    return ROLE;
  }

  public String password() {
    return password;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}

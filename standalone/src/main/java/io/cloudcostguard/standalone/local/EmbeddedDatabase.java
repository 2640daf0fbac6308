package io.cloudcostguard.standalone.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the real PostgreSQL as a separate process on loopback, with its data in a folder. It
/// requires a password; the services use a role that is not a superuser. A start can be killed at
/// every step: the next start repeats the step or finds it done.
public final class EmbeddedDatabase implements AutoCloseable {

  static final String ROLE = "ccg";
  private static final String SUPERUSER = "postgres";

  /// For a recovery on a slow machine.
  private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 3;
  private static final long LARGE_LOG = 5_000_000;
  private static final int LAST_LINES = 5;
  private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private static final String ACCESS =
      """
      local all all scram-sha-256
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final PostgresBinaries binaries;
  private final Path data;
  private final Path log;
  private final String password;
  private final Postmaster postmaster;
  private int port;

  private EmbeddedDatabase(PostgresBinaries binaries, Path data, String password) {
    this.binaries = binaries;
    this.data = data;
    this.password = password;
    log = data.resolveSibling(data.getFileName() + ".log");
    postmaster = new Postmaster(binaries, data);
  }

  /// Starts PostgreSQL; returns when it takes connections. An interrupt ends it, and what it has
  /// started.
  ///
  /// @param work where the programs are unpacked
  /// @param password of the superuser and of the services' role, kept by the caller over restarts
  public static EmbeddedDatabase start(Path data, Path work, String password) throws Exception {
    Path folder = data.toAbsolutePath().normalize();
    EmbeddedDatabase database = new EmbeddedDatabase(PostgresBinaries.in(work), folder, password);
    WholeFolder.make(folder, "global/pg_control", database::initialise);
    try {
      database.startServer();
      database.createMissing();
      return database;
    } catch (Exception e) {
      database.close();
      throw e;
    }
  }

  private void initialise(Path folder) throws IOException, InterruptedException {
    Path passwordFile = folder.resolveSibling("password");
    WholeFile.write(passwordFile, password + "\n");
    Path output = folder.resolveSibling("output");
    Process initialising =
        binaries
            .command(
                "initdb",
                "--pgdata=" + folder,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (result(initialising) != 0) {
      throw new IOException("initdb failed: " + lastLines(output));
    }
    WholeFile.write(folder.resolve("pg_hba.conf"), ACCESS);
  }

  /// One that a killed process left may write its pid only after we looked, and a free port may be
  /// taken by another.
  private void startServer() throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      postmaster.stop(STOP_TIMEOUT);
      port = EmbeddedBroker.freePort();
      if (startsOn(port)) {
        return;
      }
      String why = lastLines(log);
      if (attempt == ATTEMPTS) {
        throw new IOException("PostgreSQL says: %s (all of it in %s)".formatted(why, log));
      }
      LOGGER.atWarn().addKeyValue("reason", why).log("PostgreSQL did not start; retrying");
    }
  }

  private boolean startsOn(int port) throws IOException, InterruptedException {
    if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
    Private.file(log);
    List<String> settings =
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "shared_buffers=256MB", // taken as it is needed
            "max_wal_size=2GB", // a checkpoint makes the next writes dear
            "max_connections=100",
            "log_checkpoints=off");
    Process starting =
        binaries
            .command(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + START_TIMEOUT.toSeconds(),
                "--pgdata=" + data,
                "--log=" + log,
                "--options=-p " + port + " -c " + String.join(" -c ", settings))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return result(starting) == 0;
  }

  /// Ends it, and what it has started, when this thread is interrupted.
  private static int result(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      List<ProcessHandle> started = process.descendants().toList();
      process.destroyForcibly();
      started.forEach(ProcessHandle::destroy);
      throw e;
    }
  }

  private void createMissing() throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(url(SUPERUSER), SUPERUSER, password);
        Statement sql = connection.createStatement()) {
      if (!exists(sql, "select from pg_roles where rolname = '" + ROLE + "'")) {
        sql.execute("create role " + ROLE);
      }
      sql.execute("alter role " + ROLE + " login password " + quoted(password));
      if (!exists(sql, "select from pg_database where datname = '" + ROLE + "'")) {
        sql.execute("create database " + ROLE + " owner " + ROLE);
      }
      shut(sql);
    }
  }

  /// Folders of earlier versions let everybody in until their first start was complete.
  private void shut(Statement sql) throws IOException, SQLException {
    Path access = data.resolve("pg_hba.conf");
    if (!Files.readString(access).equals(ACCESS)) {
      sql.execute("alter role " + SUPERUSER + " password " + quoted(password));
      WholeFile.write(access, ACCESS);
      sql.execute("select pg_reload_conf()");
    }
  }

  private static boolean exists(Statement sql, String query) throws SQLException {
    try (var rows = sql.executeQuery(query)) {
      return rows.next();
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String lastLines(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "nothing";
    }
    List<String> lines = Files.readAllLines(file);
    return String.join(" ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /// The JDBC URL of the services' database, without credentials.
  public String url() {
    return url(ROLE);
  }

  private String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  public String user() {
    return ROLE;
  }

  public String password() {
    return password;
  }

  /// Stops PostgreSQL within seconds, in the end by force.
  @Override
  public void close() throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      postmaster.stop(STOP_TIMEOUT);
    } catch (InterruptedException _) {
      interrupted = true;
      Postmaster.kill(data);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

package io.cloudcostguard.standalone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  private static final String PASSWORD = "a-password-of-the-tests";

  @TempDir Path folder;

  @Test
  void startsOnWhatAKillLeftAndTouchesNoOtherProgram() throws Exception {
    // Given a database that was left running, and another program that has got its pid
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      EmbeddedDatabase left = start();
      run(left, "create table kept (n int)");
      try (EmbeddedDatabase _ = start()) {
        assertThatThrownBy(() -> run(left, "select 1")).isInstanceOf(SQLException.class);
      }
      Files.writeString(data().resolve("postmaster.pid"), other.pid() + "\n" + data() + "\n");

      // When
      try (EmbeddedDatabase database = start()) {
        // Then
        run(database, "select from kept");
        assertThat(other.isAlive()).isTrue();
      }
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void makesWhatAKilledFirstStartDidNotGetTo() throws Exception {
    Files.createDirectories(folder.resolve("postgres.new-1/postgres"));
    Files.writeString(folder.resolve("postgres.new-1/postgres/PG_VERSION"), "18");
    Files.createDirectory(data());
    Files.writeString(data().resolve("PG_VERSION"), "18");
    try (EmbeddedDatabase database = start();
        Connection connection = superuser(database);
        Statement sql = connection.createStatement()) {
      sql.execute("drop database ccg");
      sql.execute("drop role ccg");
    }

    try (EmbeddedDatabase database = start()) {
      run(database, "create table t (n int)");
    }
    assertThat(folder.resolve("postgres.new-1")).doesNotExist();
  }

  @Test
  void letsNobodyInWithoutThePassword() throws Exception {
    try (EmbeddedDatabase database = start()) {
      assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(Files.readString(data().resolve("pg_hba.conf"))).doesNotContain("trust");
    }
  }

  private EmbeddedDatabase start() throws Exception {
    return EmbeddedDatabase.start(data(), folder.resolve("binaries"), PASSWORD);
  }

  private Path data() {
    return folder.resolve("postgres");
  }

  private static Connection superuser(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.url().replaceAll("ccg$", "postgres"), "postgres", PASSWORD);
  }

  private static void run(EmbeddedDatabase database, String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}

package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.benchmarks.parts.Deliveries;
import io.cloudcostguard.benchmarks.parts.Signals;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.springframework.dao.DataAccessException;

/// PostgreSQL, which can be frozen and crashed.
final class Database implements AutoCloseable {

  static final String PASSWORD = "only-for-this-run";

  private static final String OTHERS =
      "select pid from pg_stat_activity where backend_type = 'client backend' and pid <>"
          + " pg_backend_pid()";

  private final EmbeddedDatabase postgres;
  private final Deliveries deliveries;
  private final Path data;

  private Database(EmbeddedDatabase postgres, Path data) {
    this.postgres = postgres;
    this.data = data;
    deliveries = new Deliveries(postgres);
  }

  static Database start(Path folder) throws Exception {
    Path data = folder.resolve("postgres");
    return new Database(
        EmbeddedDatabase.start(data, folder.resolve("postgres-binaries"), PASSWORD), data);
  }

  String url() {
    return postgres.url();
  }

  String user() {
    return postgres.user();
  }

  Deliveries deliveries() {
    return deliveries;
  }

  /// The ids in the read model.
  Set<String> estimates() {
    return new HashSet<>(
        deliveries.jdbc().sql("select id from estimate").query(String.class).list());
  }

  /// SIGSTOP of all of its processes for a while.
  void freeze(Duration time) throws InterruptedException {
    postmaster()
        .ifPresent(process -> {
          Signals.send(Signals.FREEZE, process.pid()); // first: it starts no more of them
          process.children().forEach(backend -> Signals.send(Signals.FREEZE, backend.pid()));
        });
    try {
      Thread.sleep(time);
    } finally {
      thaw();
    }
  }

  private void thaw() {
    postmaster()
        .ifPresent(process -> {
          process.children().forEach(backend -> Signals.send(Signals.THAW, backend.pid()));
          Signals.send(Signals.THAW, process.pid());
        });
  }

  private Optional<ProcessHandle> postmaster() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(pid));
    } catch (IOException _) {
      return Optional.empty(); // It has ended.
    }
  }

  /// SIGKILL of one of its processes that serve a client: PostgreSQL then ends all of them, and
  /// recovers from its log.
  void crash(Random random) {
    List<Long> backends = backends();
    if (!backends.isEmpty()) {
      Signals.send(Signals.KILL, backends.get(random.nextInt(backends.size())));
    }
  }

  private List<Long> backends() {
    try {
      return deliveries.jdbc().sql(OTHERS).query((row, _) -> row.getLong(1)).list();
    } catch (DataAccessException _) {
      return List.of(); // It recovers from the crash before.
    }
  }

  @Override
  public void close() {
    thaw();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.cloudcostguard.benchmarks.parts;

import io.cloudcostguard.standalone.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Small processes under supervisors, each with a log in one folder.
public final class Fleet implements AutoCloseable {

  private final Deque<Supervised> parts = new ConcurrentLinkedDeque<>();
  private final Path logs;
  private final String heap;

  /// @param heap the limit of each, e.g. `512m`
  public Fleet(Path logs, String heap) throws IOException {
    this.logs = Files.createDirectories(logs);
    this.heap = heap;
  }

  /// Starts a part from this process's class path, which says how it logs.
  ///
  /// @param afterEnd runs after each end, before the next start
  public Supervised start(String name, ServiceProcess process, Runnable afterEnd)
      throws IOException {
    return start(
        name,
        process,
        List.of(
            "-Dorg.springframework.boot.logging.LoggingSystem=none",
            "-Dlogback.configurationFile=logback.xml",
            "-Dccg.log=" + log(name)),
        afterEnd);
  }

  /// Starts a part that logs to its standard output.
  public Supervised startPackaged(String name, ServiceProcess process) throws IOException {
    return start(name, process, List.of(), () -> {});
  }

  private Supervised start(
      String name, ServiceProcess process, List<String> logging, Runnable afterEnd)
      throws IOException {
    List<String> jvm = new ArrayList<>();
    jvm.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    jvm.addAll(logging);
    Supervised part =
        new Supervised(name, process.withJvm(jvm).withOutput(log(name)), log(name), afterEnd);
    parts.push(part.start());
    return part;
  }

  private Path log(String name) {
    return logs.resolve(name + ".log");
  }

  /// All that were ever started.
  public List<Supervised> parts() {
    return List.copyOf(parts).reversed();
  }

  /// Ends what was started last first.
  @Override
  public void close() {
    parts.forEach(Supervised::close);
  }
}

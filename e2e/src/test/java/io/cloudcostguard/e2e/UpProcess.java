package io.cloudcostguard.e2e;

import static org.awaitility.Awaitility.await;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.cli.server.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `./ccg up` on a data folder, as a process of its own.
final class UpProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(5);

  /// What a stop may take in all, and a little for a busy machine.
  private static final Duration STOP = Duration.ofSeconds(45);

  /// As ./ccg gives them.
  private static final List<String> JVM =
      List.of(
          "-Xmx700m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:OnOutOfMemoryError=kill -USR1 %p",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Path data;
  private final Path output;
  private final Process process;

  private UpProcess(Path data, Path output, Process process) {
    this.data = data;
    this.output = output;
    this.process = process;
  }

  /// Starts it and returns at once.
  static UpProcess start(Path data) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "io.cloudcostguard.standalone.Standalone",
            "up",
            "--data=" + data,
            "--port=0"));
    Path output = data.resolveSibling(data.getFileName() + ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new UpProcess(data, output, process);
  }

  /// Returns when plans can be submitted.
  void awaitReady() {
    await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(50))
        .failFast(() -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("It ended: " + said());
          }
        })
        .until(() -> said().contains("Ready."));
  }

  ApiClient api() {
    return new ApiClient(Endpoints.in(data).api(), null);
  }

  /// What is on the terminal.
  String said() throws IOException {
    return Files.readString(output);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Sends a signal, e.g. `TERM`.
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /// The exit code; fails if it does not end in the time that is promised.
  int awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("It did not stop in " + STOP.toSeconds() + " s: " + said());
    }
    return process.exitValue();
  }

  /// What runs from this folder or on it, as command lines.
  static List<String> programsOn(Path data) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.map(process -> process.info().commandLine().orElse(""))
          .filter(command -> command.contains("postgres") && command.contains(data.toString()))
          .filter(command -> !command.contains("io.cloudcostguard.standalone.Standalone"))
          .toList();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}

package io.cloudcostguard.cli.local;

import io.cloudcostguard.cli.local.Services.Surroundings;
import io.cloudcostguard.estimator.EstimatorApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The estimator as a process of its own, on this process's class path: to kill it and to start it
/// again.
public final class EstimatorProcess implements AutoCloseable {

  private final List<String> command;
  private @Nullable Process process;

  private EstimatorProcess(List<String> command) {
    this.command = command;
  }

  /// An estimator that is not started yet.
  public static EstimatorProcess of(Surroundings surroundings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            EstimatorApplication.class.getName(),
            "--server.port=0"));
    command.addAll(surroundings.asArguments());
    return new EstimatorProcess(command);
  }

  /// Starts the process and returns at once.
  public void start() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /// SIGKILL.
  public void kill() throws InterruptedException {
    Objects.requireNonNull(process, "start it first").destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      kill();
    }
  }
}

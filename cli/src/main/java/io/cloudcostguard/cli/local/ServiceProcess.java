package io.cloudcostguard.cli.local;

import io.cloudcostguard.cli.local.Services.Service;
import io.cloudcostguard.cli.local.Services.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A service as a process of its own, on this process's class path: to kill it and to start it
/// again.
public final class ServiceProcess implements AutoCloseable {

  /// Starts fast.
  private static final List<String> SMALL =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final List<String> JVM =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private final List<String> command;
  private @Nullable Process process;

  private ServiceProcess(List<String> command) {
    this.command = command;
  }

  /// A process that is not started yet.
  ///
  /// @param port of its HTTP server; 0 for a free one
  public static ServiceProcess of(Service service, Surroundings surroundings, int port) {
    return of(service, surroundings, port, SMALL, List.of());
  }

  /// A process that is not started yet.
  ///
  /// @param jvm options of the JVM
  /// @param args options of the service, over those of the surroundings
  public static ServiceProcess of(
      Service service, Surroundings surroundings, int port, List<String> jvm, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(JVM);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(service.mainClass().getName());
    command.addAll(surroundings.asArguments());
    command.add("--server.port=" + port);
    command.addAll(args);
    return new ServiceProcess(command);
  }

  /// Starts the process and returns at once.
  public void start() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  public long pid() {
    return running().pid();
  }

  /// SIGKILL.
  public void kill() {
    running().destroyForcibly().onExit().join();
  }

  /// SIGTERM, as a supervisor stops a service.
  public void stop() {
    running().destroy();
    running().onExit().join();
  }

  private Process running() {
    return Objects.requireNonNull(process, "start it first");
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}

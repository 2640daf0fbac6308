package io.cloudcostguard.standalone.local;

import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A service as a process of its own, on this process's class path: to kill it and to start it
/// again.
public final class ServiceProcess implements AutoCloseable {

  /// Starts fast, and is small.
  private static final List<String> SMALL =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final List<String> ALWAYS =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private final List<String> jvm;
  private final List<String> command;
  private final Redirect output;
  private @Nullable Process process;

  private ServiceProcess(List<String> jvm, List<String> command, Redirect output) {
    this.jvm = jvm;
    this.command = command;
    this.output = output;
  }

  /// A process that is not started yet.
  ///
  /// @param port of its HTTP server; 0 for a free one
  public static ServiceProcess of(Service service, Environment environment, int port) {
    return of(service, environment, port, List.of());
  }

  /// A process that is not started yet.
  ///
  /// @param port of its HTTP server; 0 for a free one
  /// @param more options of the service, over those of the surroundings
  public static ServiceProcess of(
      Service service, Environment environment, int port, List<String> more) {
    List<String> args = new ArrayList<>(environment.asArguments());
    args.add("--server.port=" + port);
    args.addAll(more);
    return of(service, args);
  }

  /// A process of any main class on this process's class path, not started yet.
  public static ServiceProcess of(Class<?> mainClass, String... args) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
    command.addAll(List.of(args));
    return new ServiceProcess(SMALL, command, Redirect.DISCARD);
  }

  /// A process of a service with nothing but these arguments, not started yet.
  public static ServiceProcess of(Service service, List<String> args) {
    return of(service.mainClass(), args.toArray(String[]::new));
  }

  /// A process of a jar that can be run, not started yet.
  public static ServiceProcess ofJar(Path jar, List<String> args) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(args);
    return new ServiceProcess(SMALL, command, Redirect.DISCARD);
  }

  /// The same with other options for its JVM.
  public ServiceProcess withJvm(List<String> options) {
    return new ServiceProcess(options, command, output);
  }

  /// The same with what it writes to its output at the end of a file.
  public ServiceProcess withOutput(Path file) {
    return new ServiceProcess(jvm, command, Redirect.appendTo(file.toFile()));
  }

  /// Starts the process and returns at once.
  public void start() throws IOException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(jvm);
    all.addAll(ALWAYS);
    all.addAll(command);
    process = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output).start();
  }

  public long pid() {
    return running().pid();
  }

  public boolean isAlive() {
    return running().isAlive();
  }

  /// Returns when it has ended, for any reason.
  public void await() throws InterruptedException {
    running().waitFor();
  }

  /// With which it ended.
  public int exitCode() {
    return running().exitValue();
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

  /// How much of the machine's memory it holds now; Linux only.
  public long residentBytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + running().pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IOException("The process has no resident memory; it may have ended");
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

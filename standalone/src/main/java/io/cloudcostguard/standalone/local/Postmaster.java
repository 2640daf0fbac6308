package io.cloudcostguard.standalone.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The server process of one data folder, started by this process or left by a killed one.
record Postmaster(PostgresBinaries binaries, Path data) {

  /// Ends the clients' sessions and writes everything down.
  private static final String FAST = "INT";

  /// Ends at once; the next start recovers.
  private static final String IMMEDIATE = "QUIT";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// Nothing else is taken for it: the pid that a file names may be another program's by now.
  private static Optional<ProcessHandle> process(Path data) throws IOException {
    return pid(data).flatMap(ProcessHandle::of).filter(process -> serves(process, data));
  }

  private static Optional<Long> pid(Path data) throws IOException {
    try {
      List<String> lines = Files.readAllLines(pidFile(data));
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(lines.get(0).strip()));
    } catch (NoSuchFileException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Path pidFile(Path data) {
    return data.resolve("postmaster.pid");
  }

  private static boolean serves(ProcessHandle process, Path data) {
    String[] arguments = process.info().arguments().orElse(new String[0]);
    return Path.of(process.info().command().orElse("")).endsWith("postgres")
        && Arrays.asList(arguments).contains(data.toString());
  }

  /// Stops it, in the end by force; returns when it no longer holds the data.
  ///
  /// @param patience with an orderly stop
  void stop(Duration patience) throws IOException, InterruptedException {
    Optional<ProcessHandle> found = process(data);
    if (found.isPresent()) {
      ProcessHandle server = found.get();
      if (!stops(server, FAST, patience) && !stops(server, IMMEDIATE, PATIENCE)) {
        kill(server);
      }
    } else {
      forgetAnother();
    }
  }

  /// Ends the server of a folder at once; the next start recovers.
  static void kill(Path data) throws IOException {
    process(data).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static void kill(ProcessHandle server) throws InterruptedException {
    List<ProcessHandle> sessions = server.descendants().toList();
    server.destroyForcibly();
    sessions.forEach(ProcessHandle::destroyForcibly);
    ends(server, PATIENCE);
  }

  private boolean stops(ProcessHandle server, String signal, Duration patience)
      throws IOException, InterruptedException {
    Process asking =
        binaries
            .command("pg_ctl", "kill", signal, Long.toString(server.pid()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    asking.waitFor(PATIENCE);
    return ends(server, patience);
  }

  private static boolean ends(ProcessHandle server, Duration patience) throws InterruptedException {
    try {
      server.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A file whose pid has gone to a program that is no PostgreSQL would stop the next start.
  private void forgetAnother() throws IOException {
    Optional<ProcessHandle> other = pid(data).flatMap(ProcessHandle::of);
    if (other.isPresent() && !anyOfOurPrograms()) {
      Files.deleteIfExists(pidFile(data));
    }
  }

  private boolean anyOfOurPrograms() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().command().orElse(""))
        .anyMatch(command -> Path.of(command).startsWith(binaries.home()));
  }
}

package io.cloudcostguard.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A process and its children that are stopped (SIGSTOP) where they are: their connections stay,
/// and nothing comes of them any more.
final class Frozen implements AutoCloseable {

  private final List<String> pids;

  private Frozen(List<String> pids) {
    this.pids = pids;
  }

  static Frozen process(long pid) throws Exception {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    List<String> pids =
        Stream.concat(Stream.of(process), process.descendants())
            .map(one -> Long.toString(one.pid()))
            .toList();
    signal("-STOP", pids);
    return new Frozen(pids);
  }

  private static void signal(String signal, List<String> pids) throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    command.addAll(pids);
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("kill " + signal + " " + pids);
    }
  }

  /// They go on (SIGCONT).
  @Override
  public void close() throws Exception {
    signal("-CONT", pids);
  }
}

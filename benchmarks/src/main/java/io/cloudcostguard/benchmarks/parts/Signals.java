package io.cloudcostguard.benchmarks.parts;

import java.io.IOException;

/// Sends signals to processes.
public final class Signals {

  /// Stops a process where it is: it takes nothing, answers nothing, and knows nothing of it.
  public static final String FREEZE = "STOP";

  /// Lets a frozen process go on.
  public static final String THAW = "CONT";

  /// Asks a process to end.
  public static final String END = "TERM";

  public static final String KILL = "KILL";

  /// A process that has ended gets nothing, and that is no failure.
  public static void send(String signal, long pid) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("No signals can be sent from here: " + e.getMessage(), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Signals() {}
}

package io.cloudcostguard.standalone;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/// Has the first Ctrl-C or SIGTERM stop things in order, and the second one end the process at
/// once.
final class StopSignals {

  /// A process that a signal ended has this and the signal's number for its exit code.
  private static final int SIGNALLED = 128;

  private static final int INT = 2;
  private static final int TERM = 15;

  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Runnable atOnce;

  private StopSignals(Runnable atOnce) {
    this.atOnce = atOnce;
  }

  /// Listens from now on.
  ///
  /// @param inOrder done before the process ends, whatever ends it but SIGKILL
  /// @param atOnce the least that is done before the process ends after a second signal
  static void listen(Runnable inOrder, Runnable atOnce) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(inOrder));
    StopSignals signals = new StopSignals(atOnce);
    Signals.register("INT", () -> signals.stop(INT));
    Signals.register("TERM", () -> signals.stop(TERM));
  }

  private void stop(int signal) {
    if (stopping.compareAndSet(false, true)) {
      System.exit(SIGNALLED + signal);
    }
    try {
      atOnce.run();
    } finally {
      Runtime.getRuntime().halt(SIGNALLED + signal);
    }
  }
}

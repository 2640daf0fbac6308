package io.cloudcostguard.standalone;

import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.standalone.local.Step;
import java.io.PrintStream;
import java.time.Duration;

/// A start as lines: what is ready, and every few seconds what is waited for.
final class Progress implements Step {

  private static final Duration OFTEN = Duration.ofSeconds(10);

  private final PrintStream out;
  private Duration reported = Duration.ZERO;

  Progress(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void ready(String what) {
    reported = Duration.ZERO;
    out.println("  ✓ " + Printable.line(what));
  }

  @Override
  public synchronized void waits(String what, Duration since) {
    if (since.compareTo(reported) < 0) {
      reported = Duration.ZERO;
    }
    if (since.minus(reported).compareTo(OFTEN) >= 0) {
      reported = since;
      out.printf("  … %d s: %s%n", since.toSeconds(), Printable.line(what));
    }
  }
}

package io.cloudcostguard.schemas;

import java.util.List;

/// Topics are not as they must be. The message says of each what it has, what it must have, and
/// which command mends it.
public final class TopicsRefused extends RuntimeException {

  private final List<String> faults;

  TopicsRefused(List<String> faults) {
    super("Topics are not as they must be, so nothing is started.\n" + String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /// A sentence for each.
  public List<String> faults() {
    return faults;
  }
}

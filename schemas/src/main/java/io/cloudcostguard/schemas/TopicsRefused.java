package io.cloudcostguard.schemas;

import java.util.List;

/// Topics have unsafe settings. The message has, for each, the current and the required value, and
/// the command that corrects it.
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

package io.cloudcostguard.benchmarks.parts;

import io.cloudcostguard.schemas.Sha256;
import java.util.HashSet;
import java.util.Set;

/// What one receiver got of one plan.
public final class Arrivals {

  private final Set<String> webhookIds = new HashSet<>();
  private final Set<String> bodies = new HashSet<>();
  private int requests;
  private int taken;

  synchronized void add(String webhookId, String body, boolean isTaken) {
    webhookIds.add(webhookId);
    bodies.add(Sha256.hex(body));
    requests++;
    if (isTaken) {
      taken++;
    }
  }

  /// The `webhook-id` of the first; see [#isAlwaysTheSame].
  public synchronized String webhookId() {
    return webhookIds.iterator().next();
  }

  /// Whether all came with one `webhook-id` and one body.
  public synchronized boolean isAlwaysTheSame() {
    return webhookIds.size() == 1 && bodies.size() == 1;
  }

  public synchronized int requests() {
    return requests;
  }

  /// How many were answered with success; more than one: it came twice.
  public synchronized int taken() {
    return taken;
  }
}

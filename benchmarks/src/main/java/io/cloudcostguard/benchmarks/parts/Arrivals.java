package io.cloudcostguard.benchmarks.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/// What one receiver got of one plan.
public final class Arrivals {

  private final Set<String> webhookIds = new HashSet<>();
  private final Set<String> bodies = new HashSet<>();
  private int requests;
  private int taken;

  synchronized void add(String webhookId, String body, boolean isTaken) {
    webhookIds.add(webhookId);
    bodies.add(digest(body));
    requests++;
    if (isTaken) {
      taken++;
    }
  }

  private static String digest(String body) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no SHA-256", e);
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

package io.cloudcostguard.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/// Impact of a failed dependency: the service is down, or degraded.
///
/// @param effect a sentence: what does not work, and what still does
public record DependencyImpact(Status status, String effect) {

  private static final Status DEGRADED = new Status("DEGRADED");

  /// It cannot do its work: it should get no traffic.
  public static DependencyImpact down(String effect) {
    return new DependencyImpact(Status.DOWN, effect);
  }

  /// A part of its work goes on: it should stay where it is.
  public static DependencyImpact degraded(String effect) {
    return new DependencyImpact(DEGRADED, effect);
  }

  Health.Builder health() {
    return Health.status(status).withDetail("effect", effect);
  }
}

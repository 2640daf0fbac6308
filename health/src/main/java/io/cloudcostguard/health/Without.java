package io.cloudcostguard.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/// What a service is without one of those that it depends on.
///
/// @param effect a sentence: what does not work, and what still does
public record Without(Status status, String effect) {

  private static final Status DEGRADED = new Status("DEGRADED");

  /// It cannot do its work: nobody should be sent to it.
  public static Without down(String effect) {
    return new Without(Status.DOWN, effect);
  }

  /// A part of its work goes on: it should stay where it is.
  public static Without degraded(String effect) {
    return new Without(DEGRADED, effect);
  }

  Health.Builder health() {
    return Health.status(status).withDetail("effect", effect);
  }
}

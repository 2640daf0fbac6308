package io.cloudcostguard.health;

/// The settings of Kafka clients are invalid. The message names the correction, and contains no
/// values, which may be secret.
public final class KafkaMisconfiguredException extends RuntimeException {

  KafkaMisconfiguredException(String message) {
    super(message);
  }
}

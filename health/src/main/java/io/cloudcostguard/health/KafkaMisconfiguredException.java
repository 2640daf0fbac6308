package io.cloudcostguard.health;

/// No client of Kafka must be made like this. The message says what to change, and has no value of
/// a setting: those may be secret.
public final class KafkaMisconfiguredException extends RuntimeException {

  KafkaMisconfiguredException(String message) {
    super(message);
  }
}

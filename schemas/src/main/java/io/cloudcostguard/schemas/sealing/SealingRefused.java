package io.cloudcostguard.schemas.sealing;

/// The tenants' keys of a cluster cannot be opened with the keys that a service was given.
public final class SealingRefused extends RuntimeException {

  SealingRefused(String message) {
    super(message);
  }
}

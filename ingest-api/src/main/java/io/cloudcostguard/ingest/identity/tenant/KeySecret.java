package io.cloudcostguard.ingest.identity.tenant;

import io.cloudcostguard.ingest.identity.access.Caller;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The hash of an API key in memory, to check a presented key.
final class KeySecret {

  private final Caller caller;
  private final byte[] sha256;
  private final @Nullable Instant expiresAt;
  private final byte @Nullable [] previousSha256;
  private final @Nullable Instant previousUntil;

  /// @param caller who comes with it
  /// @param sha256 of the key
  /// @param previousSha256 of the key before it was rotated
  /// @param previousUntil until when that one works
  KeySecret(
      Caller caller,
      byte[] sha256,
      @Nullable Instant expiresAt,
      byte @Nullable [] previousSha256,
      @Nullable Instant previousUntil) {
    this.caller = caller;
    this.sha256 = sha256;
    this.expiresAt = expiresAt;
    this.previousSha256 = previousSha256;
    this.previousUntil = previousUntil;
  }

  Caller caller() {
    return caller;
  }

  @Nullable Instant expiresAt() {
    return expiresAt;
  }

  boolean isOf(KeyText given, Instant now) {
    byte[] hash = given.sha256();
    boolean previousWorks =
        previousSha256 != null && previousUntil != null && now.isBefore(previousUntil);
    return MessageDigest.isEqual(hash, sha256)
        || (previousWorks && MessageDigest.isEqual(hash, previousSha256));
  }

  boolean isExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }
}

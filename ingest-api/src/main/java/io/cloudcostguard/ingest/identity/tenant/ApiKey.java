package io.cloudcostguard.ingest.identity.tenant;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An API key in the key management: everything but the key itself.
///
/// @param key the key itself; only in the answer that made it
/// @param name what it is for
/// @param createdBy who made it
/// @param lastUsedAt a minute late
/// @param previousUntil until when the key before the last rotation works as well
record ApiKey(
    String id,
    @Nullable String key,
    String tenant,
    String name,
    List<String> scopes,
    Instant createdAt,
    String createdBy,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant previousUntil) {

  ApiKey with(KeyText secret) {
    return new ApiKey(
        id,
        secret.text(),
        tenant,
        name,
        scopes,
        createdAt,
        createdBy,
        expiresAt,
        lastUsedAt,
        previousUntil);
  }

  /// The same as it is listed.
  ApiKey withoutSecret() {
    return new ApiKey(
        id, null, tenant, name, scopes, createdAt, createdBy, expiresAt, lastUsedAt, previousUntil);
  }

  @Override
  public String toString() {
    return "ApiKey[id=" + id + ", tenant=" + tenant + "]";
  }
}

package io.cloudcostguard.schemas.sealing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key that seals the records of one tenant, as `ccg.tenant-keys` keeps it.
///
/// @param id the record's key; sealed values name it
/// @param wrapped the key, encrypted under `CCG_SEALING_KEYS`, in base64; null: it was destroyed
/// @param destroyed who destroyed it when, and why; null: it is in use
public record TenantKey(
    UUID id,
    String tenant,
    Instant madeAt,
    @Nullable String wrapped,
    @Nullable Destroyed destroyed) {

  /// The end of a key.
  ///
  /// @param by e.g. `operator alice`
  public record Destroyed(Instant at, String by, String because) {}

  /// What is left of it once it is destroyed.
  public TenantKey destroyed(Destroyed end) {
    return new TenantKey(id, tenant, madeAt, null, end);
  }
}

package io.cloudcostguard.ingest.identity.tenant;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Snapshot of the open tenants and valid keys, as the database had them at one moment.
///
/// @param change how many changes there were until then
/// @param tenants the open ones, by name
/// @param keys of open tenants and not revoked, by id
record AccessSnapshot(long change, Map<String, Tenant> tenants, Map<String, KeySecret> keys) {

  @Nullable Tenant tenant(String name) {
    return tenants.get(name);
  }

  @Nullable KeySecret key(String id) {
    return keys.get(id);
  }
}

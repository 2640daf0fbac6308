package io.cloudcostguard.ingest.identity.tenant;

import io.cloudcostguard.ingest.http.RequestJson;
import org.jspecify.annotations.Nullable;

/// A tenant's limits as the operator writes them.
///
/// @param requestsPerMinute null: as configured
/// @param plansPerDay null: as configured
record TenantRequest(@Nullable Long requestsPerMinute, @Nullable Long plansPerDay) {

  static final String EXAMPLE = "{\"requestsPerMinute\":6000,\"plansPerDay\":10000}";

  private static final long MOST = 1_000_000_000;

  TenantRequest checked(RequestJson json) {
    if (requestsPerMinute != null && (requestsPerMinute < 1 || requestsPerMinute > MOST)) {
      throw json.invalid("`requestsPerMinute` must be from 1 to " + MOST + ".");
    }
    if (plansPerDay != null && (plansPerDay < 0 || plansPerDay > MOST)) {
      throw json.invalid("`plansPerDay` must be from 0 to " + MOST + ".");
    }
    return this;
  }
}

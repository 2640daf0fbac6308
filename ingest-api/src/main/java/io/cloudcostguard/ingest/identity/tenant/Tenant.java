package io.cloudcostguard.ingest.identity.tenant;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A tenant: plans, estimates, budgets, subscriptions and keys belong to one and are invisible to
/// all others.
///
/// @param requestsPerMinute null: as configured
/// @param plansPerDay null: as configured
/// @param closedAt since when its keys are refused; null while it is open
public record Tenant(
    String name,
    @Nullable Long requestsPerMinute,
    @Nullable Long plansPerDay,
    Instant createdAt,
    @Nullable Instant closedAt) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}");

  /// Whether a tenant can have this name.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}

package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.PricesMoved;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the workspaces of a partition are priced at a version, and what that made of the tenant
/// that it stands at.
///
/// @param version whose prices they are
/// @param at when it began, in milliseconds
/// @param done whether it is over
/// @param last the key of the last workspace; empty: there was none yet
/// @param tenant of that workspace
/// @param workspaces of that tenant so far
/// @param moved how many of them cost another amount
/// @param before what they cost
/// @param after what they cost since
/// @param prices null: none moved
record PriceWalk(
    long version,
    long at,
    boolean done,
    String last,
    String tenant,
    int workspaces,
    int moved,
    BigDecimal before,
    BigDecimal after,
    @Nullable PricesMoved prices) {

  static PriceWalk to(long version, long at) {
    return new PriceWalk(version, at, false, "", "", 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, null);
  }

  /// At the next tenant.
  PriceWalk at(String next) {
    return new PriceWalk(
        version, at, false, last, next, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, null);
  }

  /// Past a workspace.
  ///
  /// @param effect on its planned cost
  /// @param moving the prices that moved; null: none did
  PriceWalk past(String key, BigDecimal planned, BigDecimal effect, @Nullable PricesMoved moving) {
    PricesMoved both = prices == null ? moving : moving == null ? prices : prices.and(moving);
    return new PriceWalk(
        version,
        at,
        false,
        key,
        tenant,
        workspaces + 1,
        moved + (moving == null ? 0 : 1),
        before.add(planned),
        after.add(planned).add(effect),
        both);
  }

  PriceWalk ended() {
    return new PriceWalk(version, at, true, "", "", 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, null);
  }

  /// Whether a workspace is behind it.
  boolean hasPassed(String key) {
    return done || key.compareTo(last) <= 0;
  }

  /// What it made of the tenant; null: nothing.
  PriceEffect.@Nullable OnTenant effect() {
    return prices == null
        ? null
        : new PriceEffect.OnTenant(
            tenant, workspaces, moved, before, after, prices.top(20), Instant.ofEpochMilli(at));
  }
}

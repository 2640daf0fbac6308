package io.cloudcostguard.schemas.budget;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.schemas.event.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// What a new catalogue version makes of what is planned. The value of `ccg.price-effects`. The
/// effects on a tenant's workspaces come first, and the one on the tenant after them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "effect")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PriceEffect.OnPlan.class, name = "plan"),
  @JsonSubTypes.Type(value = PriceEffect.OnTenant.class, name = "tenant")
})
public sealed interface PriceEffect {

  /// The record's key.
  String tenant();

  /// Which prices.
  PricesMoved prices();

  /// When the version was first applied to what is planned.
  Instant at();

  /// The same for the same effect, however often it is computed.
  String id();

  /// One of [EventType].
  default String eventType() {
    return switch (this) {
      case OnPlan _ -> EventType.PLAN_REPRICED;
      case OnTenant _ -> EventType.TENANT_REPRICED;
    };
  }

  /// On a plan that a workspace's cost comes from. A cost that is not at the prices of
  /// `prices.since` has it already.
  ///
  /// @param before by how much another amount the plan's resources cost now
  /// @param change by how much another amount the plan changes
  /// @param part the same, where the plan covers a part only
  /// @param last whether no effect on the tenant follows it
  record OnPlan(
      String tenant,
      String project,
      String workspace,
      String planId,
      List<CostGroup> before,
      List<CostGroup> change,
      List<CostGroup> part,
      PricesMoved prices,
      boolean last,
      Instant at)
      implements PriceEffect {

    public OnPlan {
      before = List.copyOf(before);
      change = List.copyOf(change);
      part = List.copyOf(part);
    }

    @Override
    public String id() {
      return "repriced-%s/%s-%d-%d".formatted(tenant, planId, prices.since(), prices.version());
    }

    /// The same with no effect on the tenant after it.
    public OnPlan asLast() {
      return new OnPlan(tenant, project, workspace, planId, before, change, part, prices, true, at);
    }

    /// Of one side.
    public Costs of(CostTerm.Side side) {
      return new Costs(
          switch (side) {
            case BEFORE -> before;
            case CHANGE -> change;
            case PART -> part;
          },
          null);
    }
  }

  /// On all that a tenant plans. There is none where nothing moved.
  ///
  /// @param workspaces how many there are
  /// @param moved how many cost another amount
  /// @param before known monthly cost of all, with the newest proposal of each
  /// @param after the same at the prices of the new version
  record OnTenant(
      String tenant,
      int workspaces,
      int moved,
      BigDecimal before,
      BigDecimal after,
      PricesMoved prices,
      Instant at)
      implements PriceEffect {

    @Override
    public String id() {
      return "repriced-%s-%d".formatted(tenant, prices.version());
    }
  }
}

package io.cloudcostguard.schemas.estimate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.plan.PlanSource;
import org.jspecify.annotations.Nullable;

/// The outcome of a submitted plan. The value of `ccg.estimates`; each accepted plan gets exactly
/// one.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PlanEstimated.class, name = "estimated"),
  @JsonSubTypes.Type(value = PlanRejected.class, name = "rejected"),
  @JsonSubTypes.Type(value = PlanCancelled.class, name = "cancelled")
})
public sealed interface PlanOutcome permits PlanEstimated, PlanRejected, PlanCancelled {

  /// The id of the plan, and of this outcome.
  String id();

  String tenant();

  String project();

  String workspace();

  /// Where the plan comes from; null when nothing was said of it.
  @Nullable PlanSource source();

  /// The record's key, as of the plan.
  default String key() {
    return tenant() + "/" + project() + "/" + workspace();
  }

  /// What kind of outcome it is, in one word: as in its JSON.
  default String kind() {
    return switch (this) {
      case PlanEstimated _ -> "estimated";
      case PlanRejected _ -> "rejected";
      case PlanCancelled _ -> "cancelled";
    };
  }

  /// One of [EventType].
  default String eventType() {
    return switch (this) {
      case PlanEstimated _ -> EventType.PLAN_ESTIMATED;
      case PlanRejected _ -> EventType.PLAN_REJECTED;
      case PlanCancelled _ -> EventType.PLAN_CANCELLED;
    };
  }

  /// The id of the event that says so; the same for the same outcome of the same plan.
  default String eventId() {
    String prefix =
        switch (this) {
          case PlanEstimated _ -> "estimate-";
          case PlanRejected _ -> "rejected-";
          case PlanCancelled _ -> "cancelled-";
        };
    return prefix + id();
  }
}

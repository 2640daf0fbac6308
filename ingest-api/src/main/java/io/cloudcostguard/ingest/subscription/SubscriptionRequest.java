package io.cloudcostguard.ingest.subscription;

import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.schemas.event.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A subscription as a client writes it.
///
/// @param url of a receiver; for a forge its API, null: the public one
/// @param project null: every project
/// @param eventTypes null or empty: all
/// @param to an e-mail address
/// @param token for a forge
/// @param repositories for a forge: `owner/name` or `owner/*`
/// @param ed25519 for a webhook: whether it is signed so that a public key can check it too
record SubscriptionRequest(
    @Nullable String channel,
    @Nullable String url,
    @Nullable String project,
    @Nullable List<String> eventTypes,
    @Nullable String to,
    @Nullable String token,
    @Nullable List<String> repositories,
    @Nullable Boolean ed25519) {

  static final String EXAMPLE =
      "{\"channel\":\"webhook\",\"url\":\"https://example.org/hook\",\"project\":\"shop\","
          + "\"eventTypes\":[\"io.cloudcostguard.plan.estimated.v1\"]}";

  private static final List<String> EVENT_TYPES =
      List.of(
          EventType.PLAN_ESTIMATED,
          EventType.PLAN_REJECTED,
          EventType.PLAN_CANCELLED,
          EventType.ALERT_FIRING,
          EventType.ALERT_RESOLVED);

  /// What is asked for, once it is checked.
  Checked checked(RequestJson json, boolean insecureAllowed) {
    Destination destination = new Destinations(json, insecureAllowed).of(this);
    List<String> types = eventTypes == null ? List.of() : eventTypes;
    if (!EVENT_TYPES.containsAll(types)) {
      throw json.invalid("`eventTypes` may have " + String.join(", ", EVENT_TYPES) + ".");
    }
    String ofProject = project == null ? null : Query.checkedName("project", project);
    return new Checked(destination, ofProject, types);
  }

  /// A request that makes sense.
  record Checked(Destination destination, @Nullable String project, List<String> eventTypes) {}

  @Override
  public String toString() {
    return "SubscriptionRequest[channel=" + channel + "]";
  }
}

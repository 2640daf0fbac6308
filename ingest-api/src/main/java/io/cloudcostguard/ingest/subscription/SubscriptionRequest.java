package io.cloudcostguard.ingest.subscription;

import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.schemas.event.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A subscription as a client writes it.
///
/// @param project null: every project
/// @param eventTypes null or empty: all
record SubscriptionRequest(
    @Nullable String channel,
    @Nullable String url,
    @Nullable String project,
    @Nullable List<String> eventTypes) {

  static final String EXAMPLE =
      "{\"channel\":\"webhook\",\"url\":\"https://example.org/hook\",\"project\":\"shop\","
          + "\"eventTypes\":[\"io.cloudcostguard.plan.estimated.v1\"]}";

  static final String WEBHOOK = "webhook";

  private static final List<String> CHANNELS = List.of(WEBHOOK, "slack");
  private static final List<String> EVENT_TYPES =
      List.of(
          EventType.PLAN_ESTIMATED,
          EventType.PLAN_REJECTED,
          EventType.PLAN_CANCELLED,
          EventType.ALERT_FIRING,
          EventType.ALERT_RESOLVED);

  /// What is asked for, once it is checked.
  Checked checked(RequestJson json, boolean insecureAllowed) {
    if (channel == null || !CHANNELS.contains(channel)) {
      throw json.invalid("`channel` must be one of " + String.join(", ", CHANNELS) + ".");
    }
    List<String> types = eventTypes == null ? List.of() : eventTypes;
    if (!EVENT_TYPES.containsAll(types)) {
      throw json.invalid("`eventTypes` may have " + String.join(", ", EVENT_TYPES) + ".");
    }
    Receiver receiver = Receiver.at(url, insecureAllowed);
    if (receiver == null) {
      throw json.invalid(
          "`url` must be an https address of at most 2048 characters, without user and fragment.");
    }
    String ofProject = project == null ? null : Query.checkedName("project", project);
    return new Checked(channel, receiver, ofProject, types);
  }

  /// A request that makes sense.
  record Checked(
      String channel, Receiver receiver, @Nullable String project, List<String> eventTypes) {}

  @Override
  public String toString() {
    return "SubscriptionRequest[channel=" + channel + "]";
  }
}

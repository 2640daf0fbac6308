package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.subscription.Channel.Setting;
import io.cloudcostguard.schemas.subscription.Severity;
import io.cloudcostguard.schemas.wording.Templates;
import io.cloudcostguard.schemas.wording.WordingException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The request to add or change a subscription; see [Preferences] for its properties.
///
/// @param url of a receiver; for a forge its API, null: the public one
/// @param eventTypes null or empty: all
/// @param to an e-mail address, or the id of a channel of Slack
/// @param token for a forge or an app of Slack
/// @param repositories for a forge: `owner/name` or `owner/*`
/// @param ed25519 for a webhook: whether it is signed so that a public key can check it too
record SubscriptionRequest(
    @Nullable String channel,
    @Nullable String url,
    @Nullable String project,
    @Nullable List<String> eventTypes,
    @Nullable String subject,
    @Nullable String minSeverity,
    @Nullable String minDelta,
    @Nullable Map<String, @Nullable String> tags,
    TimeRequest.@Nullable Quiet quietHours,
    TimeRequest.@Nullable DigestAt digest,
    @Nullable String to,
    @Nullable String token,
    @Nullable List<String> repositories,
    @Nullable Boolean ed25519,
    @Nullable Templates templates) {

  static final String EXAMPLE =
      "{\"channel\":\"webhook\",\"url\":\"https://example.org/hook\",\"project\":\"shop\","
          + "\"eventTypes\":[\"io.cloudcostguard.plan.estimated.v1\"]}";

  private static final List<String> EVENT_TYPES =
      List.of(
          EventType.PLAN_ESTIMATED,
          EventType.PLAN_REJECTED,
          EventType.PLAN_CANCELLED,
          EventType.PLAN_DECIDED,
          EventType.PLAN_ADVISED,
          EventType.ALERT_FIRING,
          EventType.ALERT_RESOLVED,
          EventType.SUBSCRIPTION_DISABLED,
          EventType.PRICES_CHANGED,
          EventType.TENANT_REPRICED,
          EventType.BILL_ALERT);
  private static final Pattern BEGINNING = Pattern.compile("[A-Za-z0-9._-]{1,127}\\*");
  private static final Pattern PLAN = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?");

  private static final int MOST_TAGS = 50;
  private static final Pattern TAG_NAME = Pattern.compile("\\P{Cc}{1,128}");
  private static final Pattern TAG_VALUE = Pattern.compile("\\P{Cc}{0,256}");

  /// Whether it has any setting of the destination.
  boolean hasDestination() {
    return Arrays.stream(Setting.values()).anyMatch(setting -> value(setting) != null);
  }

  /// The value of a setting; null when the request does not have it.
  @Nullable Object value(Setting setting) {
    return switch (setting) {
      case URL -> url;
      case TO -> to;
      case TOKEN -> token;
      case REPOSITORIES -> repositories;
      case ED25519 -> ed25519;
    };
  }

  Preferences checkedPreferences(RequestJson json) {
    List<String> types = eventTypes == null ? List.of() : eventTypes.stream().distinct().toList();
    if (!EVENT_TYPES.containsAll(types)) {
      throw json.invalid("`eventTypes` may have " + String.join(", ", EVENT_TYPES) + ".");
    }
    if (subject != null && !PLAN.matcher(subject).matches()) {
      throw json.invalid("`subject` must be the id of a plan.");
    }
    return new Preferences(
        checkedProject(),
        types,
        subject,
        checkedSeverity(json),
        checkedDelta(json),
        checkedTags(json),
        quietHours == null ? null : quietHours.checked(json),
        digest == null ? null : digest.checked(json),
        checkedTemplates(json));
  }

  private @Nullable String checkedProject() {
    return project == null || BEGINNING.matcher(project).matches()
        ? project
        : Query.checkedName("project", project);
  }

  private @Nullable Severity checkedSeverity(RequestJson json) {
    Severity severity = minSeverity == null ? null : Severity.find(minSeverity);
    if (minSeverity != null && severity == null) {
      throw json.invalid("`minSeverity` must be info, warning or critical.");
    }
    return severity;
  }

  private @Nullable BigDecimal checkedDelta(RequestJson json) {
    if (minDelta == null) {
      return null;
    }
    if (!DECIMAL.matcher(minDelta).matches()) {
      throw json.invalid(
          "`minDelta` must be a decimal in a string, with at most 15 digits before and 10 after the"
              + " point.");
    }
    return new BigDecimal(minDelta);
  }

  private @Nullable Templates checkedTemplates(RequestJson json) {
    if (templates == null || templates.isNone()) {
      return null;
    }
    boolean webhook = Channel.find(channel) == Channel.WEBHOOK;
    if (webhook
        ? templates.headline() != null || templates.note() != null
        : templates.body() != null) {
      throw json.invalid(
          webhook
              ? "`templates` of a webhook have a `body`, and no `headline` or `note`."
              : "`templates.body` is for webhooks; others have a `headline` and a `note`.");
    }
    try {
      templates.check();
    } catch (WordingException e) {
      throw json.invalid(String.valueOf(e.getMessage()));
    }
    return templates;
  }

  /// The limits are those of the tags in a plan; longer ones would never match.
  private @Nullable Map<String, String> checkedTags(RequestJson json) {
    if (tags == null || tags.isEmpty()) {
      return null;
    }
    if (tags.size() > MOST_TAGS || !tags.entrySet().stream().allMatch(SubscriptionRequest::isTag)) {
      throw json.invalid(
          "`tags` must be at most 50 texts by name, e.g. {\"team\":\"payments\"}: names of 1 to 128"
              + " characters, values of at most 256, none a control character.");
    }
    Map<String, String> checked = new TreeMap<>();
    tags.forEach((name, value) -> checked.put(name, Objects.requireNonNull(value)));
    return checked;
  }

  private static boolean isTag(Map.Entry<String, @Nullable String> tag) {
    String value = tag.getValue();
    return value != null
        && TAG_NAME.matcher(tag.getKey()).matches()
        && TAG_VALUE.matcher(value).matches();
  }

  @Override
  public String toString() {
    return "SubscriptionRequest[channel=" + channel + "]";
  }
}

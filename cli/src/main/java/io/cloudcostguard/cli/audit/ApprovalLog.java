package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The newest state of each approval, as `ccg.audit` has it. People approve, so there are few.
final class ApprovalLog {

  /// The most that are kept.
  private static final int MOST = 200_000;

  private static final String ROUTE = "/v1/estimates/{id}/approval";

  private final Map<String, JsonNode> approvals = new LinkedHashMap<>();
  private boolean full;

  /// Takes up a record of `ccg.audit`.
  synchronized void see(ConsumerRecord<byte[], byte[]> record) {
    AuditRecorded act;
    try {
      act =
          record.value() == null
              ? null
              : Json.MAPPER.readValue(record.value(), AuditRecorded.class);
    } catch (JacksonException _) {
      return;
    }
    if (act == null
        || act.after() == null
        || act.action() == null
        || !act.action().endsWith(ROUTE)
        || act.status() >= 300) {
      return;
    }
    JsonNode approval;
    try {
      approval = Json.MAPPER.readTree(act.after()).path("approval");
    } catch (JacksonException _) {
      return;
    }
    String key = act.tenant() + "/" + approval.path("estimate").asString("");
    if (approval.isObject() && (approvals.size() < MOST || approvals.containsKey(key))) {
      approvals.put(key, approval);
    } else if (approval.isObject()) {
      full = true;
    }
  }

  /// Compares what the database has with the log.
  ///
  /// @return what is wrong; null where nothing is
  synchronized @Nullable String compare(String tenant, String estimate, JsonNode row) {
    JsonNode logged = approvals.remove(tenant + "/" + estimate);
    if (logged == null) {
      return full ? null : "the database has an approval that ccg.audit does not have";
    }
    List<String> differences = new ArrayList<>();
    for (JsonNode side : List.of(logged, row)) {
      side.propertyNames()
          .forEach(name -> {
            String was = text(logged.path(name));
            String is = text(row.path(name));
            String difference = "%s was %s and is %s".formatted(name, was, is);
            if (!was.equals(is) && !differences.contains(difference)) {
              differences.add(difference);
            }
          });
    }
    return differences.isEmpty()
        ? null
        : "the approval is not the one that ccg.audit has: " + String.join("; ", differences);
  }

  /// The estimates whose approval the database did not have.
  synchronized List<String> unseen(String tenant) {
    return approvals.entrySet().stream()
        .filter(each -> each.getKey().startsWith(tenant + "/"))
        .filter(each -> !each.getValue().has("withdrawn"))
        .map(each -> each.getKey().substring(tenant.length() + 1))
        .toList();
  }

  private static String text(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "nothing";
    }
    String text = node.isValueNode() ? node.asString() : node.toString();
    try {
      return new BigDecimal(text).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException _) {
      return text;
    }
  }
}

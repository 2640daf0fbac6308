package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares what people are shown, the read model in the database, with the topics: outcomes with
/// `ccg.estimates`, approvals with `ccg.audit`. It is asked over HTTP, and shows what belongs to
/// the tenant of the token.
final class ReadModel {

  private static final int PAGE = 500;
  private static final int MOST_TOLD = 100;

  private final ApiClient api;
  private final Findings findings;

  ReadModel(ApiClient api, Findings findings) {
    this.api = api;
    this.findings = findings;
  }

  /// What the read model should show of an outcome, in 8 bytes.
  static long fingerprint(OutcomeHead head, byte[] document) {
    BigDecimal before = head.before();
    BigDecimal after = head.after();
    return fingerprint(
        Sha256.hex(document),
        head.project(),
        head.workspace(),
        String.valueOf(head.kind()),
        after,
        after == null || before == null ? null : after.subtract(before));
  }

  private static long fingerprint(
      String digest,
      String project,
      String workspace,
      String kind,
      @Nullable BigDecimal after,
      @Nullable BigDecimal delta) {
    String all = String.join("\n", digest, project, workspace, kind, plain(after), plain(delta));
    return ByteBuffer.wrap(Sha256.of(all)).getLong() & Long.MAX_VALUE;
  }

  private static String plain(@Nullable BigDecimal amount) {
    if (amount == null) {
      return "";
    }
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  /// Compares every outcome.
  ///
  /// @param tables of the topic's outcomes, by partition
  /// @param removals outcomes that retention removed are shown all the same
  /// @param fresh outcomes of plans that were submitted after it may be missing on either side
  /// @return how many the database shows
  long compareOutcomes(
      List<PlanTable> tables, RecordSource source, Removals removals, Instant fresh) {
    long shown = 0;
    String tenant = "";
    String cursor = "";
    do {
      JsonNode page = page("outcomes", cursor);
      tenant = page.path("tenant").asString();
      for (JsonNode row : page.path("outcomes")) {
        shown++;
        compare(tenant, row, tables, removals, fresh);
      }
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    for (int partition = 0; partition < tables.size(); partition++) {
      tellNotShown(
          tenant,
          tables.get(partition),
          source,
          new TopicPartition(Topics.ESTIMATES.name(), partition),
          fresh);
    }
    return shown;
  }

  private void compare(
      String tenant, JsonNode row, List<PlanTable> tables, Removals removals, Instant fresh) {
    String id = row.path("id").asString();
    String project = row.path("project").asString();
    String workspace = row.path("workspace").asString();
    byte[] key = (tenant + "/" + project + "/" + workspace).getBytes(StandardCharsets.UTF_8);
    int partition = Utils.toPositive(Utils.murmur2(key)) % tables.size();
    long found = tables.get(partition).show(PlanTable.Key.of(tenant, id));
    Instant createdAt = time(row.path("createdAt"));
    if (found == PlanTable.NONE) {
      Removals.Removed removed = removals.of(Topics.ESTIMATES, partition);
      boolean mayBeRemoved =
          removed != null && createdAt != null && !createdAt.isAfter(removed.time());
      if (!mayBeRemoved && (createdAt == null || createdAt.isBefore(fresh))) {
        findings.add(
            fault(
                id,
                createdAt,
                "the database shows an outcome in %s/%s, and %s-%d has none"
                    .formatted(project, workspace, Topics.ESTIMATES.name(), partition)));
      }
      return;
    }
    long again =
        fingerprint(
            row.path("digest").asString(),
            project,
            workspace,
            row.path("outcome").asString(),
            amount(row.path("after")),
            amount(row.path("delta")));
    if (again != found) {
      findings.add(
          fault(
              id,
              createdAt,
              "the database shows another outcome than %s-%d has (after %s, delta %s)"
                  .formatted(
                      Topics.ESTIMATES.name(),
                      partition,
                      row.path("after").asString("none"),
                      row.path("delta").asString("none"))));
    }
  }

  private void tellNotShown(
      String tenant,
      PlanTable table,
      RecordSource source,
      TopicPartition partition,
      Instant fresh) {
    List<Long> offsets = new ArrayList<>();
    long[] count = new long[1];
    table.forEachNotShown(
        tenant,
        offset -> {
          count[0]++;
          offsets.add(offset);
        });
    if (offsets.isEmpty()) {
      return;
    }
    offsets.sort(null);
    long told = 0;
    long late = 0;
    try (PartitionReader reader =
        source.reader(partition, offsets.getFirst(), offsets.getLast() + 1)) {
      for (long offset : offsets.subList(0, Math.min(offsets.size(), MOST_TOLD))) {
        reader.seek(offset);
        if (reader.next() instanceof PartitionReader.Intact(var record)) {
          if (record.timestamp() >= fresh.toEpochMilli()) {
            late++;
          } else {
            told++;
            findings.add(notShown(record));
          }
        }
      }
    }
    findings.count(Fault.Kind.READ_MODEL, offsets.size() > MOST_TOLD ? count[0] - told - late : 0);
  }

  private static Fault notShown(ConsumerRecord<byte[], byte[]> record) {
    OutcomeHead head = OutcomeHead.read(record.value());
    return Fault.of(
        Fault.Kind.READ_MODEL,
        record,
        head == null ? null : head.id(),
        "the database does not show this outcome");
  }

  /// Compares every approval with what the audit log says of it.
  void compareApprovals(ApprovalLog log, Removals removals, Instant fresh) {
    String cursor = "";
    do {
      JsonNode page = page("approvals", cursor);
      String tenant = page.path("tenant").asString();
      for (JsonNode row : page.path("approvals")) {
        String id = row.path("estimate").asString();
        Instant at = time(row.path("at"));
        String problem = log.compare(tenant, id, row);
        if (problem != null
            && (at == null || (at.isBefore(fresh) && !removals.mayHaveHad(Topics.AUDIT, at)))) {
          findings.add(
              new Fault(
                  Fault.Kind.APPROVAL, "database, approvals", -1, -1, at, id, problem, List.of()));
        }
      }
      for (String id : page.path("next").isMissingNode() ? log.unseen(tenant) : List.<String>of()) {
        findings.add(
            new Fault(
                Fault.Kind.APPROVAL,
                "database, approvals",
                -1,
                -1,
                null,
                id,
                "%s has an approval, and the database shows none".formatted(Topics.AUDIT.name()),
                List.of()));
      }
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
  }

  private JsonNode page(String what, String cursor) {
    try {
      return api.exchange(
              "GET",
              "/v1/audit/%s?limit=%d%s"
                  .formatted(what, PAGE, cursor.isEmpty() ? "" : "&cursor=" + cursor),
              null)
          .json();
    } catch (IOException e) {
      throw new UncheckedIOException("The read model cannot be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the read model was read", e);
    }
  }

  private static Fault fault(String id, @Nullable Instant at, String message) {
    return new Fault(
        Fault.Kind.READ_MODEL, "database, outcomes", -1, -1, at, id, message, List.of());
  }

  private static @Nullable BigDecimal amount(JsonNode node) {
    try {
      return node.isMissingNode() || node.isNull() ? null : new BigDecimal(node.asString());
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static @Nullable Instant time(JsonNode node) {
    try {
      return Instant.parse(node.asString(""));
    } catch (DateTimeException _) {
      return null;
    }
  }
}

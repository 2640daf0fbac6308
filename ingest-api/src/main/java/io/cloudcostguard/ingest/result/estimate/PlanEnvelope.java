package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.kafka.Publisher;
import io.cloudcostguard.ingest.kafka.Records;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads the identity of a plan from its record's headers and key, without reading the plan.
///
/// @param submittedBy as the audit names them; null: not known
/// @param header nothing where the record is no submission
record PlanEnvelope(
    String id,
    String tenant,
    String project,
    String workspace,
    Instant at,
    @Nullable String submittedBy,
    SubmissionHeader header) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final int LONGEST_NAME = 1000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /// Null when the record does not say it all.
  static @Nullable PlanEnvelope of(ConsumerRecord<byte[], byte[]> record, Clock clock) {
    String subject = EventHeaders.text(record.headers(), "ce_subject");
    String id = subject == null ? EventHeaders.text(record.headers(), "ce_id") : subject;
    String[] key = parts(record.key());
    if (id == null || !ID.matcher(id).matches() || key.length != 3) {
      return null;
    }
    for (String name : key) {
      if (!NAME.matcher(name).matches()) {
        return null;
      }
    }
    return new PlanEnvelope(
        id,
        key[0],
        key[1],
        key[2],
        Records.time(record, clock),
        submitter(record),
        SubmissionHeader.of(record.value()));
  }

  private static @Nullable String submitter(ConsumerRecord<byte[], byte[]> record) {
    String by = EventHeaders.text(record.headers(), Publisher.ACTOR);
    return by == null || by.length() > LONGEST_NAME || by.indexOf('\0') >= 0 ? null : by;
  }

  private static String[] parts(byte @Nullable [] key) {
    return key == null ? new String[0] : new String(key, StandardCharsets.UTF_8).split("/", -1);
  }
}

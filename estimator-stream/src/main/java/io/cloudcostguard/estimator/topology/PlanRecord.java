package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Reads a record of `ccg.plans`. If the value is unreadable, key and headers identify the plan, so
/// that it can be rejected.
final class PlanRecord {

  private static final Deserializer<PlanSubmitted> READER =
      JsonSerde.of(Topics.PLANS).deserializer();

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /// Longer than all that the front door takes.
  private static final int LONGEST_SOURCE = 32 * 1024;

  /// The plan.
  ///
  /// @throws BadRecord if there is none
  static PlanSubmitted plan(Record<byte[], byte[]> record) {
    PlanSubmitted plan;
    try {
      plan = READER.deserialize(Topics.PLANS.name(), record.value());
    } catch (SerializationException e) {
      throw new BadRecord(BadRecord.reason(e), e);
    }
    if (plan == null) {
      throw new BadRecord("It has no value.");
    }
    if (!is(ID, plan.id())
        || !is(NAME, plan.tenant())
        || !is(NAME, plan.project())
        || !is(NAME, plan.workspace())
        || !is(ID, plan.digest())
        || plan.plan() == null) {
      throw new BadRecord("It does not say which plan of whom it is.");
    }
    if (plan.source() != null && plan.source().toString().length() > LONGEST_SOURCE) {
      throw new BadRecord("It says more of where the plan comes from than is kept.");
    }
    if (record.key() == null || !plan.key().equals(text(record.key()))) {
      throw new BadRecord("It stands under another key than its own.");
    }
    return plan;
  }

  /// The outcome of a plan whose record cannot be read; null where key and headers do not say whose
  /// it is.
  static @Nullable PlanRejected rejected(Record<byte[], byte[]> record, String reason) {
    String id = EventHeaders.text(record.headers(), "ce_id");
    String[] key = record.key() == null ? new String[0] : text(record.key()).split("/", 4);
    if (!EventType.PLAN_SUBMITTED.equals(EventHeaders.text(record.headers(), "ce_type"))
        || id == null
        || !is(ID, id)
        || key.length != 3
        || !is(NAME, key[0])
        || !is(NAME, key[1])
        || !is(NAME, key[2])) {
      return null;
    }
    return new PlanRejected(id, key[0], key[1], key[2], null, reason);
  }

  private static boolean is(Pattern form, @Nullable String text) {
    return text != null && form.matcher(text).matches();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private PlanRecord() {}
}

package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.event.EventHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Something that is not as it was, or not as it must be.
///
/// @param topic where it is; `-` where it is not in a topic
/// @param partition of the topic; -1 where it is not in one
/// @param offset of the record; -1 where there is none
/// @param time of the record; null where it is not known
/// @param id of the plan, budget or event; null where it is not known
/// @param message a sentence
/// @param details more lines, e.g. the amounts that differ
public record Fault(
    Kind kind,
    String topic,
    int partition,
    long offset,
    @Nullable Instant time,
    @Nullable String id,
    String message,
    List<String> details) {

  /// The most details of one fault.
  static final int MOST_DETAILS = 50;

  /// What can be wrong, as reports call it.
  public enum Kind {
    DAMAGED("damaged record", "damaged records"),
    UNREADABLE("unreadable outcome", "unreadable outcomes"),
    DIFFERENT("different estimate", "different estimates"),
    CATALOGUE("estimate at another catalogue", "estimates at another catalogue"),
    MISSING_OUTCOME("plan without an outcome", "plans without an outcome"),
    DOUBLE_OUTCOME("second outcome of a plan", "second outcomes of a plan"),
    ORPHAN_OUTCOME("outcome without a plan", "outcomes without a plan"),
    GAP("gap", "gaps"),
    CUT_BEGINNING("cut beginning", "cut beginnings"),
    CHANGED("changed record", "changed records"),
    MISSING("missing record", "missing records"),
    INSERTED("inserted record", "inserted records"),
    MOVED("moved record", "moved records"),
    TRUNCATED("cut end", "cut ends"),
    UNCOVERED(
        "old record without a checkpoint", "partitions with old records without a checkpoint"),
    CHAIN("break of the chain", "breaks of the chain"),
    SIGNATURE("checkpoint without a valid signature", "checkpoints without a valid signature"),
    WORKSPACE("other cost of a workspace", "other costs of workspaces"),
    STANDING("other standing of a budget", "other standings of budgets"),
    ALERT("other alert", "other alerts"),
    ADVICE("other recommendations", "other recommendations"),
    CANCELLATION("cancelled plan without a request", "cancelled plans without a request"),
    DELIVERY("delivery without an event or an end", "deliveries without an event or an end"),
    READ_MODEL("other outcome in the database", "other outcomes in the database"),
    APPROVAL("other approval in the database", "other approvals in the database"),
    WITNESS("disagreement with the witness", "disagreements with the witness");

    private final String one;
    private final String many;

    Kind(String one, String many) {
      this.one = one;
      this.many = many;
    }

    /// Some of them, in words.
    public String count(long number) {
      return "%,d %s".formatted(number, number == 1 ? one : many);
    }

    /// One of them, in words.
    public String word() {
      return one;
    }
  }

  public Fault {
    details = List.copyOf(details.subList(0, Math.min(details.size(), MOST_DETAILS)));
  }

  /// Of a record.
  ///
  /// @param id null: what its envelope is about
  static Fault of(Kind kind, ConsumerRecord<?, ?> record, @Nullable String id, String message) {
    return of(kind, record, id, message, List.of());
  }

  static Fault of(
      Kind kind,
      ConsumerRecord<?, ?> record,
      @Nullable String id,
      String message,
      List<String> details) {
    return new Fault(
        kind,
        record.topic(),
        record.partition(),
        record.offset(),
        time(record),
        id == null ? EventHeaders.text(record.headers(), "ce_subject") : id,
        message,
        details);
  }

  /// Of a place without a record.
  static Fault at(Kind kind, String topic, int partition, long offset, String message) {
    return new Fault(kind, topic, partition, offset, null, null, message, List.of());
  }

  private static @Nullable Instant time(ConsumerRecord<?, ?> record) {
    try {
      return record.timestamp() < 0 ? null : Instant.ofEpochMilli(record.timestamp());
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// The same place and record with another kind.
  Fault as(Kind other, String otherMessage) {
    return new Fault(other, topic, partition, offset, time, id, otherMessage, details);
  }

  /// Where it is, e.g. `ccg.estimates-3, offset 17`.
  public String place() {
    StringBuilder place = new StringBuilder(topic);
    if (partition >= 0) {
      place.append('-').append(partition);
    }
    if (offset >= 0) {
      place.append(", offset ").append(offset);
    }
    return place.toString();
  }

  /// In one line.
  public String line() {
    return "%s: %s%s%s: %s"
        .formatted(
            kind.word(),
            place(),
            time == null ? "" : ", " + time,
            id == null ? "" : ", " + id,
            message);
  }
}

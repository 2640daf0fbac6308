package io.cloudcostguard.schemas.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// An action of an operator on the command line, for `ccg.audit`.
///
/// @param tenant whose it is; [#OPERATORS_TENANT] for what belongs to no tenant
/// @param actor e.g. `operator`
/// @param action the command, e.g. `ccg prices load`
/// @param path what it was done to, e.g. `/prices/book:/srv/prices.csv`
/// @param comment what the operator said of it; null: nothing
/// @param before what it was, as JSON; null where it is not noted
/// @param after what it is, as JSON; null where it is not noted
public record OperatorAct(
    String tenant,
    String actor,
    String action,
    String path,
    @Nullable String comment,
    @Nullable String before,
    @Nullable String after) {

  /// Actions on what belongs to no tenant are in the log of this one.
  public static final String OPERATORS_TENANT = "default";

  private static final int DONE = 200;

  /// The record of an action that was done.
  ///
  /// @param source the command, as an event's source, e.g. `/ccg-dlq`
  public ProducerRecord<byte[], byte[]> record(String source, Instant now) {
    return record(done(now), source);
  }

  /// The action, done.
  public AuditRecorded done(Instant now) {
    return new AuditRecorded(
        id(now), tenant, actor, action, path, null, comment, before, after, DONE, now);
  }

  /// The record of an action that was done and noted before.
  ///
  /// @param source the command, as an event's source, e.g. `/ccg-dlq`
  public static ProducerRecord<byte[], byte[]> record(AuditRecorded done, String source) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.AUDIT.name(),
            done.tenant().getBytes(StandardCharsets.UTF_8),
            Json.MAPPER.writeValueAsBytes(done));
    new EventHeaders(
            done.id(),
            EventType.AUDIT_RECORDED,
            source,
            done.id(),
            done.at(),
            TraceParent.continuing(null))
        .writeTo(record.headers());
    return record;
  }

  /// UUIDv7: later ones sort behind earlier ones.
  private static String id(Instant now) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (now.toEpochMilli() << 16) | 0x7000 | random.nextLong(0x1000);
    long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }
}

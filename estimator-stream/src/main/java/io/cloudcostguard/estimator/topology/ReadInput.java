package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.AlertAnswered;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.TraceParent;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Reads what the ledger of a tenant depends on from a topic, and hands it to that tenant. A record
/// that cannot be read is put aside.
final class ReadInput<V> implements Processor<byte[], byte[], byte[], Output> {

  /// What the records of a topic are.
  ///
  /// @param check refuses what the ledger cannot count
  /// @param key of the record
  private record Kind<V>(
      Topic<V> topic,
      Consumer<V> check,
      Function<V, String> key,
      Function<V, String> tenant,
      Function<V, LedgerInput> input) {}

  private final Kind<V> kind;
  private final Deserializer<V> reader;
  private final DeadLetters deadLetters;
  private ProcessorContext<byte[], Output> context;

  private ReadInput(Kind<V> kind, DeadLetters deadLetters) {
    this.kind = kind;
    reader = JsonSerde.of(kind.topic()).deserializer();
    this.deadLetters = deadLetters;
  }

  /// The outcomes of proposals.
  static ReadInput<Settlement> settlements(DeadLetters deadLetters) {
    return new ReadInput<>(
        new Kind<>(
            Topics.SETTLEMENTS,
            InputCheck::settlement,
            Settlement::key,
            Settlement::tenant,
            LedgerInput.Outcome::new),
        deadLetters);
  }

  /// What new prices make of plans.
  static ReadInput<PriceEffect> priceEffects(DeadLetters deadLetters) {
    return new ReadInput<>(
        new Kind<>(
            Topics.PRICE_EFFECTS,
            InputCheck::priceEffect,
            PriceEffect::tenant,
            PriceEffect::tenant,
            LedgerInput.Repriced::new),
        deadLetters);
  }

  /// What people say to alerts.
  static ReadInput<AlertAnswered> alertAnswers(DeadLetters deadLetters) {
    return new ReadInput<>(
        new Kind<>(
            Topics.ALERT_ANSWERS,
            InputCheck::answered,
            AlertAnswered::budgetId,
            AlertAnswered::tenant,
            LedgerInput.Answered::new),
        deadLetters);
  }

  @Override
  public void init(ProcessorContext<byte[], Output> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      V read = read(record);
      RecordHeaders headers = new RecordHeaders();
      headers.add(
          TraceParent.HEADER,
          EventHeaders.traceOf(record.headers()).toString().getBytes(StandardCharsets.UTF_8));
      context.forward(
          new Record<>(
              kind.tenant().apply(read).getBytes(StandardCharsets.UTF_8),
              new Output.Input(kind.input().apply(read)),
              record.timestamp(),
              headers));
    } catch (BadRecord | SerializationException e) {
      context.forward(deadLetters.output(context, record, e));
    }
  }

  private V read(Record<byte[], byte[]> record) {
    V read = reader.deserialize(kind.topic().name(), record.value());
    if (read == null) {
      throw new BadRecord("It has no value.");
    }
    kind.check().accept(read);
    if (record.key() == null
        || !kind.key().apply(read).equals(new String(record.key(), StandardCharsets.UTF_8))) {
      throw new BadRecord("It stands under another key than its own.");
    }
    return read;
  }
}

package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.TraceParent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Reads the limits of `ccg.budgets`. A record that cannot be read is put aside, and the limit
/// stays.
final class ReadLimit implements Processor<byte[], byte[], byte[], Output> {

  private static final Deserializer<Budget> READER = JsonSerde.of(Topics.BUDGETS).deserializer();

  private final DeadLetters deadLetters;
  private ProcessorContext<byte[], Output> context;

  ReadLimit(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void init(ProcessorContext<byte[], Output> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      LedgerInput limit = new LedgerInput.Limit(null, budget(record));
      RecordHeaders headers = new RecordHeaders();
      headers.add(
          TraceParent.HEADER,
          EventHeaders.traceOf(record.headers()).toString().getBytes(StandardCharsets.UTF_8));
      context.forward(
          new Record<>(record.key(), new Output.Input(limit), record.timestamp(), headers));
    } catch (BadRecord | SerializationException e) {
      context.forward(deadLetters.output(context, record, e));
    }
  }

  private static @Nullable Budget budget(Record<byte[], byte[]> record) {
    if (record.key() == null) {
      throw new BadRecord("It has no key.");
    }
    Budget budget = READER.deserialize(Topics.BUDGETS.name(), record.value());
    if (budget == null) {
      return null;
    }
    if (budget.id() == null
        || !budget.id().equals(new String(record.key(), StandardCharsets.UTF_8))) {
      throw new BadRecord("It stands under another key than its own.");
    }
    InputCheck.budget(budget);
    return budget;
  }
}

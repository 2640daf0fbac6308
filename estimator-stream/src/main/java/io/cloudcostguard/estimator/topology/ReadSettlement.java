package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Settlement;
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

/// Reads the outcomes of proposals. A record that cannot be read is put aside.
final class ReadSettlement implements Processor<byte[], byte[], byte[], Output> {

  private static final Deserializer<Settlement> READER =
      JsonSerde.of(Topics.SETTLEMENTS).deserializer();

  private final DeadLetters deadLetters;
  private ProcessorContext<byte[], Output> context;

  ReadSettlement(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void init(ProcessorContext<byte[], Output> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      Settlement settlement = settlement(record);
      RecordHeaders headers = new RecordHeaders();
      headers.add(
          TraceParent.HEADER,
          EventHeaders.traceOf(record.headers()).toString().getBytes(StandardCharsets.UTF_8));
      context.forward(
          new Record<>(
              settlement.tenant().getBytes(StandardCharsets.UTF_8),
              new Output.Input(new LedgerInput.Outcome(settlement)),
              record.timestamp(),
              headers));
    } catch (BadRecord | SerializationException e) {
      context.forward(deadLetters.output(context, record, e));
    }
  }

  private static Settlement settlement(Record<byte[], byte[]> record) {
    Settlement settlement = READER.deserialize(Topics.SETTLEMENTS.name(), record.value());
    if (settlement == null) {
      throw new BadRecord("It has no value.");
    }
    InputCheck.settlement(settlement);
    if (record.key() == null
        || !settlement.key().equals(new String(record.key(), StandardCharsets.UTF_8))) {
      throw new BadRecord("It stands under another key than its own.");
    }
    return settlement;
  }
}

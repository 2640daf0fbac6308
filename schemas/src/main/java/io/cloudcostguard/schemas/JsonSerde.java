package io.cloudcostguard.schemas;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/// Kafka's (de)serializers of one record type, in the JSON of [Json]. A null value is a tombstone.
public final class JsonSerde<V> implements Serde<V> {

  private final String typeName;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  public JsonSerde(Class<V> type) {
    typeName = type.getSimpleName();
    reader = Json.MAPPER.readerFor(type);
    writer = Json.MAPPER.writerFor(type);
  }

  public static <V> JsonSerde<V> of(Topic<V> topic) {
    return new JsonSerde<>(topic.valueType());
  }

  @Override
  @SuppressWarnings(
      "NullAway") // Kafka's interface is not annotated; a tombstone is null on both sides
  public Serializer<V> serializer() {
    return (topic, value) -> value == null ? null : write(topic, value);
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public Deserializer<V> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
  }

  private byte[] write(String topic, V value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (JacksonException e) {
      throw new SerializationException("Cannot write " + typeName + " for " + topic, e);
    }
  }

  private @Nullable V read(String topic, byte[] bytes) {
    try {
      return reader.readValue(bytes);
    } catch (JacksonException e) {
      throw new SerializationException(
          "Cannot read " + typeName + " from " + topic + ": " + e.getOriginalMessage(), e);
    }
  }
}

package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.chain.Checkpoint;
import io.cloudcostguard.schemas.chain.InclusionProof;
import io.cloudcostguard.schemas.chain.RecordDigest;
import io.cloudcostguard.schemas.sealing.SealedValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// The evidence of some estimates: every record that they were made of, as it is in its topic, with
/// the proof that it is in a signed tree.
///
/// @param form `cloudcostguard-audit/v1`
/// @param engineVersion of the installation that made the bundle
/// @param notes the signed tree head of each partition that records are of, by topic and partition
/// @param prices the records of `ccg.prices` that the estimates asked for
/// @param events alerts, and acts of people, that name one of the plans
record Bundle(
    String form,
    Instant madeAt,
    String engineVersion,
    Map<String, String> notes,
    List<Estimate> estimates,
    List<Evidence> prices,
    List<Evidence> events) {

  static final String FORM = "cloudcostguard-audit/v1";

  /// The media type of the payload.
  static final String TYPE = "application/vnd.cloudcostguard.audit-bundle.v1+json";

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  Bundle {
    notes = Map.copyOf(notes);
    estimates = List.copyOf(estimates);
    prices = List.copyOf(prices);
    events = List.copyOf(events);
  }

  /// A plan with its outcome.
  record Estimate(String id, Evidence plan, Evidence outcome) {}

  /// A header of a record.
  ///
  /// @param value in base64; null where it has none
  record HeaderValue(String name, @Nullable String value) {}

  /// A record with its proof.
  ///
  /// @param key in base64; null where it has none
  /// @param value in base64; null where it has none
  /// @param name of its leaf, see [Checkpoint.Leaf]
  /// @param index of its leaf; -1 where it is in no checkpoint yet
  /// @param size of the tree
  /// @param path from the leaf to the root, in base64, see [InclusionProof]
  /// @param opening the key that opens its sealed value, and no other, in base64; null where it is
  ///   not sealed
  record Evidence(
      String topic,
      int partition,
      long offset,
      long timestamp,
      @Nullable String key,
      @Nullable String value,
      List<HeaderValue> headers,
      String name,
      long index,
      long size,
      List<String> path,
      @Nullable String opening) {

    /// @param proof null: it is in no checkpoint yet
    static Evidence of(
        ConsumerRecord<byte[], byte[]> opened, String name, @Nullable InclusionProof proof) {
      ConsumerRecord<byte[], byte[]> record = OpenRecord.raw(opened);
      List<HeaderValue> headers = new ArrayList<>();
      for (Header header : record.headers()) {
        headers.add(new HeaderValue(header.key(), encoded(header.value())));
      }
      return new Evidence(
          record.topic(),
          record.partition(),
          record.offset(),
          record.timestamp(),
          encoded(record.key()),
          encoded(record.value()),
          headers,
          name,
          proof == null ? -1 : proof.index(),
          proof == null ? 0 : proof.size(),
          proof == null ? List.of() : proof.path().stream().map(BASE64::encodeToString).toList(),
          opened instanceof OpenRecord open ? encoded(open.recordKey()) : null);
    }

    String log() {
      return topic + "-" + partition;
    }

    /// With its value in the open.
    ///
    /// @throws IllegalArgumentException if its parts are not in base64, or it does not open
    ConsumerRecord<byte[], byte[]> record() {
      ConsumerRecord<byte[], byte[]> raw = raw();
      byte[] key = decoded(opening);
      return key == null || raw.value() == null
          ? raw
          : new OpenRecord(raw, SealedValue.open(raw.value(), key), key);
    }

    /// As it was in its topic.
    private ConsumerRecord<byte[], byte[]> raw() {
      RecordHeaders all = new RecordHeaders();
      headers.forEach(header -> all.add(header.name(), decoded(header.value())));
      return new ConsumerRecord<>(
          topic,
          partition,
          offset,
          timestamp,
          TimestampType.CREATE_TIME,
          0,
          0,
          decoded(key),
          decoded(value),
          all,
          Optional.empty());
    }

    /// The hash of its leaf.
    byte[] leaf() {
      return new Checkpoint.Leaf(
              offset, BASE64.encodeToString(RecordDigest.of(raw())), name, value == null)
          .hash();
    }

    /// The proof; null where it is in no checkpoint.
    @Nullable InclusionProof proof() {
      return index < 0
          ? null
          : new InclusionProof(
              index, size, path.stream().map(Base64.getDecoder()::decode).toList());
    }

    private static @Nullable String encoded(byte @Nullable [] bytes) {
      return bytes == null ? null : BASE64.encodeToString(bytes);
    }

    private static byte @Nullable [] decoded(@Nullable String text) {
      return text == null ? null : Base64.getDecoder().decode(text);
    }
  }
}

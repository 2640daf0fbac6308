package io.cloudcostguard.schemas.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  private static final byte[] KEY = "default/shop/prod".getBytes(UTF_8);

  @Test
  void carriesARecordAsItCame() {
    byte[] value = {0, (byte) 0xff, '{', '\n'};
    List<Header> headers = List.of(header("ce_id", "1"), new RecordHeader("none", (byte[]) null));

    DeadLetter letter = DeadLetter.of(source(KEY, value, headers), "No form.");

    assertThat(letter.key()).isEqualTo(KEY);
    assertThat(letter.value()).isEqualTo(value);
    assertThat(letter.headers().subList(0, 2)).isEqualTo(headers);
    assertThat(texts(letter.headers().subList(2, letter.headers().size())))
        .containsExactly(
            "dlq_reason=No form.",
            "dlq_topic=ccg.plans",
            "dlq_partition=3",
            "dlq_offset=77",
            "dlq_timestamp=-9223372036854775808");
  }

  @Test
  void keepsANullKeyAndANullValue() {
    DeadLetter letter = DeadLetter.of(source(null, null, List.of()), "No value.");

    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
    assertThat(text(letter, DeadLetter.TRUNCATED)).isNull();
    assertThat(letter.truncated().key()).isNull();
  }

  @Test
  void saysHowLargeARecordIsThatCannotBeCarried() {
    byte[] value = new byte[DeadLetter.MOST_BYTES];

    DeadLetter letter =
        DeadLetter.of(source(KEY, value, List.of(header("ce_id", "1"))), "Too deep.");

    assertThat(letter.key()).isEqualTo(KEY);
    assertThat(letter.value()).isNull();
    assertThat(text(letter, "ce_id")).isEqualTo("1");
    assertThat(text(letter, "dlq_offset")).isEqualTo("77");
    assertThat(text(letter, DeadLetter.TRUNCATED))
        .isEqualTo("key=17/17 value=0/7340032 headers=1/1");
  }

  @Test
  void cutsAKeyThatIsLargeItself() {
    DeadLetter letter =
        DeadLetter.of(source(new byte[8 << 20], new byte[9], List.of()), "No plan's key.");

    assertThat(letter.key()).hasSize(DeadLetter.MOST_KEY_BYTES);
    assertThat(text(letter, DeadLetter.TRUNCATED))
        .isEqualTo("key=1024/8388608 value=0/9 headers=0/0");
  }

  @Test
  void isSmallerStillForATopicThatDoesNotTakeIt() {
    DeadLetter letter = DeadLetter.of(source(new byte[2000], new byte[2000], List.of()), "x");

    assertThat(letter.value()).hasSize(2000);
    assertThat(letter.truncated().value()).isNull();
    assertThat(letter.truncated().key()).hasSize(DeadLetter.MOST_KEY_BYTES);
    assertThat(text(letter.truncated(), DeadLetter.REASON)).isEqualTo("x");
  }

  @Test
  void boundsHeadersButKeepsTheEnvelope() {
    List<Header> hostile = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      hostile.add(header("x\r\nSet: " + i, "\u0000"));
    }
    hostile.add(new RecordHeader("huge", new byte[1 << 20]));
    hostile.add(header("h".repeat(1 << 20), ""));
    hostile.add(header("dlq_reason", "forged"));
    hostile.add(header("dlq_truncated", "forged"));
    hostile.add(header("ce_id", "1"));
    hostile.add(header("traceparent", "00-1"));

    DeadLetter letter = DeadLetter.of(source(KEY, new byte[1], hostile), "Not JSON.");

    assertThat(text(letter, "ce_id")).isEqualTo("1");
    assertThat(text(letter, "traceparent")).isEqualTo("00-1");
    assertThat(texts(letter.headers())).doesNotContain("dlq_reason=forged");
    assertThat(text(letter, DeadLetter.TRUNCATED)).isEqualTo("key=17/17 value=1/1 headers=64/5004");
    assertThat(letter.headers()).hasSize(64 + 6);
  }

  /// Otherwise writing it would fail for ever.
  @Test
  void fitsItsTopicWhateverTheRecordIs() {
    List<Header> hostile = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      hostile.add(header("ce_" + i, "h".repeat(i)));
    }
    DeadLetter whole =
        DeadLetter.of(
            source(new byte[2 << 20], new byte[5 << 20], hostile), "r\u0000\r\n".repeat(5000));

    assertThat(whole.value()).hasSize(5 << 20);
    for (var topic : List.of(Topics.ESTIMATOR_DLQ, Topics.NOTIFIER_DLQ, Topics.INGEST_DLQ)) {
      assertThat(bytes(whole.to(topic.name())))
          .isLessThan(Integer.parseInt(topic.settings().get("max.message.bytes")));
    }
    assertThat(bytes(whole.truncated().to("ccg.ingest.dlq"))).isLessThan(40 * 1024);
    assertThat(text(whole, DeadLetter.REASON)).hasSizeLessThanOrEqualTo(501).startsWith("r r r");
  }

  private static int bytes(ProducerRecord<byte[], byte[]> record) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        RecordBatch.CURRENT_MAGIC_VALUE,
        CompressionType.NONE,
        record.key(),
        record.value(),
        record.headers().toArray());
  }

  private static DeadLetter.Source source(byte[] key, byte[] value, List<Header> headers) {
    return new DeadLetter.Source("ccg.plans", 3, 77, Long.MIN_VALUE, key, value, headers);
  }

  private static String text(DeadLetter letter, String name) {
    return EventHeaders.text(letter.to("t").headers(), name);
  }

  private static List<String> texts(List<Header> headers) {
    return headers.stream().map(h -> h.key() + "=" + new String(h.value(), UTF_8)).toList();
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }
}

package io.cloudcostguard.schemas.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordDigestTest {

  @Test
  void dependsOnEverythingButThePlace() {
    List<String> digests = new ArrayList<>();
    digests.add(digest(record(7, 1000, "key", "value", "a=b")));
    digests.add(digest(record(7, 1001, "key", "value", "a=b")));
    digests.add(digest(record(7, 1000, "kez", "value", "a=b")));
    digests.add(digest(record(7, 1000, "keyv", "alue", "a=b")));
    digests.add(digest(record(7, 1000, null, "value", "a=b")));
    digests.add(digest(record(7, 1000, "key", null, "a=b")));
    digests.add(digest(record(7, 1000, "key", "", "a=b")));
    digests.add(digest(record(7, 1000, "key", "value", "")));
    digests.add(digest(record(7, 1000, "key", "value", "a=c")));
    digests.add(digest(record(7, 1000, "key", "value", "ab=")));
    digests.add(digest(record(7, 1000, "key", "value", "a=b;a=b")));

    assertThat(digests).doesNotHaveDuplicates();
    assertThat(digest(record(8, 1000, "key", "value", "a=b"))).isEqualTo(digests.getFirst());
  }

  @Test
  void isTheDigestThatIsDescribed() {
    // printf of the described bytes, piped to sha256sum
    assertThat(digest(record(0, 0, null, null, "")))
        .isEqualTo("e57d996095b7624dd6e30c04cfb4bb8fbe8c3ceaed6443690dc6c5347f785c61");
  }

  private static String digest(ConsumerRecord<byte[], byte[]> record) {
    return HexFormat.of().formatHex(RecordDigest.of(record));
  }

  private static ConsumerRecord<byte[], byte[]> record(
      long offset, long timestamp, String key, String value, String headers) {
    RecordHeaders all = new RecordHeaders();
    for (String header : headers.isEmpty() ? new String[0] : headers.split(";")) {
      String[] parts = header.split("=", 2);
      all.add(parts[0], parts[1].getBytes(UTF_8));
    }
    return new ConsumerRecord<>(
        "topic",
        0,
        offset,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        0,
        key == null ? null : key.getBytes(UTF_8),
        value == null ? null : value.getBytes(UTF_8),
        all,
        Optional.empty());
  }
}

package io.cloudcostguard.schemas.chain;

import io.cloudcostguard.schemas.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Computes the digest of a record: SHA-256 of its timestamp as 8 bytes, its key, its value, the
/// number of its headers as 4 bytes, and of each header its name in UTF-8 and its value. Key,
/// value, name and header value stand after their length as 4 bytes; one that is null is the length
/// -1. Numbers are big-endian. Where the record stands is not in it.
public final class RecordDigest {

  /// The digest, 32 bytes.
  public static byte[] of(ConsumerRecord<byte[], byte[]> record) {
    MessageDigest digest = Sha256.start();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(record.timestamp()).flip());
    add(digest, record.key());
    add(digest, record.value());
    Header[] headers = record.headers().toArray();
    addNumber(digest, headers.length);
    for (Header header : headers) {
      add(digest, header.key().getBytes(StandardCharsets.UTF_8));
      add(digest, header.value());
    }
    return digest.digest();
  }

  private static void add(MessageDigest digest, byte @Nullable [] bytes) {
    if (bytes == null) {
      addNumber(digest, -1);
    } else {
      addNumber(digest, bytes.length);
      digest.update(bytes);
    }
  }

  private static void addNumber(MessageDigest digest, int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
  }

  private RecordDigest() {}
}

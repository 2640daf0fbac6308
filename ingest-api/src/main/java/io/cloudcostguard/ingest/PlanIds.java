package io.cloudcostguard.ingest;

import io.cloudcostguard.schemas.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The ids of plans and subscriptions: UUIDs that sort by time, or that follow from an idempotency
/// key.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9562">RFC 9562, UUID</a>
@Component
public final class PlanIds {

  private static final int TIME_ORDERED = 7;
  private static final int CUSTOM = 8;
  private static final int LENGTH = 36;
  private static final int VERSION_AT = 14;

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock = InstantSource.system();

  /// A new id: UUIDv7.
  public String next() {
    long high = (clock.millis() << 16) | (random.nextLong() & 0x0FFF);
    return uuid(high, random.nextLong(), TIME_ORDERED);
  }

  /// The id of a plan with an idempotency key: a UUIDv8 that is always the same. Its first half is
  /// a hash of the key, its second half one of the key and the workspace. One id therefore belongs
  /// to one workspace, whose plans are in one partition: the estimator can tell every copy of it.
  public String of(String tenant, String idempotencyKey, String project, String workspace) {
    String key = tenant + "\n" + idempotencyKey;
    return uuid(
        ByteBuffer.wrap(Sha256.of(key)).getLong(),
        ByteBuffer.wrap(Sha256.of(key + "\n" + project + "\n" + workspace)).getLong(),
        CUSTOM);
  }

  /// What all ids of one idempotency key begin with; the whole id when it has none.
  public static String beginning(String id) {
    return id.length() == LENGTH && id.charAt(VERSION_AT) == '8'
        ? id.substring(0, VERSION_AT + 4)
        : id;
  }

  /// Whether `id` is a UUIDv7 that was made within the last `age`.
  public boolean isYoungerThan(String id, Duration age) {
    try {
      UUID uuid = UUID.fromString(id);
      Instant made = Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
      return uuid.version() == TIME_ORDERED
          && Duration.between(made, clock.instant()).abs().compareTo(age) < 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String uuid(long high, long low, int version) {
    return new UUID(
            (high & 0xFFFF_FFFF_FFFF_0FFFL) | ((long) version << 12),
            (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L)
        .toString();
  }
}

package io.cloudcostguard.notifier.send;

import io.cloudcostguard.notifier.Timestamps;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of threads: places at a receiver that later messages are written to as well. One
/// attempt at a time holds the lock of a thread.
@Repository
public class ChannelThreads {

  private static final int MARKER_BYTES = 16;

  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();

  public ChannelThreads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A thread that is locked by an attempt.
  ///
  /// @param externalId the receiver's id of the thread; null when none is known
  /// @param parts what was written there, as JSON; null: not known
  /// @param begun whether an earlier attempt may have written to it
  public record Held(
      String subscriptionId,
      String key,
      String holder,
      String marker,
      @Nullable String externalId,
      @Nullable String parts,
      boolean begun,
      Instant createdAt) {}

  /// Locks a thread for the given time; null while another attempt holds the lock.
  @Nullable Held hold(
      String subscriptionId, String key, String holder, Instant now, Duration time) {
    byte[] marker = new byte[MARKER_BYTES];
    random.nextBytes(marker);
    return jdbc.sql(
            """
            insert into channel_thread as t
              (subscription_id, thread_key, marker, held_by, held_until, created_at)
            values (:subscription, :key, :marker, :holder, :until, :now)
            on conflict (subscription_id, thread_key) do update
            set held_by = :holder, held_until = :until
            where t.held_until <= :now
            returning marker, external_id, parts, created_at
            """)
        .param("subscription", subscriptionId)
        .param("key", key)
        .param("marker", HexFormat.of().formatHex(marker))
        .param("holder", holder)
        .param("until", Timestamps.of(now.plus(time)))
        .param("now", Timestamps.of(now))
        .query((row, _) ->
            new Held(
                subscriptionId,
                key,
                holder,
                row.getString("marker"),
                row.getString("external_id"),
                row.getString("parts"),
                !row.getString("marker").equals(HexFormat.of().formatHex(marker)),
                row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .optional()
        .orElse(null);
  }

  /// Unlocks a thread, and stores the receiver's id of it and what was written there.
  void release(Held held, @Nullable String externalId, @Nullable String parts, Instant now) {
    jdbc.sql(
            """
            update channel_thread
            set external_id = coalesce(:external, external_id), parts = coalesce(:parts, parts),
              held_until = :now
            where subscription_id = :subscription and thread_key = :key and held_by = :holder
            """)
        .param("external", externalId, Types.VARCHAR)
        .param("parts", parts, Types.VARCHAR)
        .param("now", Timestamps.of(now))
        .param("subscription", held.subscriptionId())
        .param("key", held.key())
        .param("holder", held.holder())
        .update();
  }
}

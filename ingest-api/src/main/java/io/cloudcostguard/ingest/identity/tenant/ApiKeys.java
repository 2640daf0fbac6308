package io.cloudcostguard.ingest.identity.tenant;

import io.cloudcostguard.ingest.identity.access.Scope;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// API keys, in the database. Each change is counted in the transaction that makes it.
@Component
class ApiKeys {

  private static final String COUNTED =
      "with counted as (update access_change set change = change + 1)";
  private static final String SHOWN =
      "id, tenant, name, scopes, created_at, created_by, expires_at, last_used_at,"
          + " case when previous_until > now() then previous_until end as previous_until";

  private final JdbcClient database;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(JdbcClient database) {
    this.database = database;
  }

  /// Makes a key; the answer is the only one that has it.
  ApiKey add(String tenant, KeyRequest.Checked requested, String by) {
    String id = KeyText.newId(random);
    KeyText key = KeyText.of(id, random);
    return database
        .sql(
            COUNTED
                + """
                insert into api_key (id, tenant, name, scopes, sha256, created_at, created_by,
                  expires_at)
                values (:id, :tenant, :name, :scopes, :sha256, now(), :by, :expiresAt)
                returning
                """
                + SHOWN)
        .param("id", id)
        .param("tenant", tenant)
        .param("name", requested.name())
        .param("scopes", Scope.words(requested.scopes()).toArray(String[]::new))
        .param("sha256", key.sha256())
        .param("by", by)
        .param("expiresAt", at(requested.expiresAt()))
        .query((row, _) -> apiKey(row))
        .single()
        .with(key);
  }

  /// The keys of a tenant that are not revoked, the oldest first.
  List<ApiKey> all(String tenant) {
    return database
        .sql(
            """
            select %s from api_key where tenant = :tenant and revoked_at is null
            order by created_at, id
            """
                .formatted(SHOWN))
        .param("tenant", tenant)
        .query((row, _) -> apiKey(row))
        .list();
  }

  /// What a key may do; null when the tenant has none with this id.
  @Nullable Set<Scope> scopes(String tenant, String id) {
    return database
        .sql(
            """
            select scopes from api_key where id = :id and tenant = :tenant and revoked_at is null
            """)
        .param("id", id)
        .param("tenant", tenant)
        .query((row, _) -> AccessRepository.scopes(row))
        .optional()
        .orElse(null);
  }

  /// Gives a key a new secret; the one before works for a while yet.
  ///
  /// @return null when the tenant has no such key
  @Nullable ApiKey rotate(String tenant, String id, Duration grace) {
    KeyText key = KeyText.of(id, random);
    return database
        .sql(
            COUNTED
                + """
                update api_key set previous_sha256 = sha256, sha256 = :sha256,
                  previous_until = now() + make_interval(secs => :grace)
                where id = :id and tenant = :tenant and revoked_at is null
                returning
                """
                + SHOWN)
        .param("sha256", key.sha256())
        .param("grace", grace.toSeconds())
        .param("id", id)
        .param("tenant", tenant)
        .query((row, _) -> apiKey(row))
        .optional()
        .map(rotated -> rotated.with(key))
        .orElse(null);
  }

  /// Whether there was such a key.
  boolean revoke(String tenant, String id) {
    return database
            .sql(
                COUNTED
                    + """
                    update api_key set revoked_at = now()
                    where id = :id and tenant = :tenant and revoked_at is null
                    """)
            .param("id", id)
            .param("tenant", tenant)
            .update()
        > 0;
  }

  private static ApiKey apiKey(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("id"),
        null,
        row.getString("tenant"),
        row.getString("name"),
        Scope.words(AccessRepository.scopes(row)),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"),
        AccessRepository.instant(row, "expires_at"),
        AccessRepository.instant(row, "last_used_at"),
        AccessRepository.instant(row, "previous_until"));
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}

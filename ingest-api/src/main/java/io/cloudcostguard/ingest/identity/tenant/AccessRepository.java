package io.cloudcostguard.ingest.identity.tenant;

import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads tenants and keys from the database.
@Component
class AccessRepository {

  private final JdbcClient database;

  AccessRepository(JdbcClient database) {
    this.database = database;
  }

  /// How many changes of tenants and keys there were.
  long change() {
    return database.sql("select change from access_change").query(Long.class).single();
  }

  /// All of it. The number of changes is read first, so that it never says too much.
  AccessSnapshot snapshot() {
    long change = change();
    Map<String, Tenant> tenants =
        database
            .sql("select * from tenant where closed_at is null")
            .query((row, _) -> tenant(row))
            .list()
            .stream()
            .collect(Collectors.toUnmodifiableMap(Tenant::name, Function.identity()));
    Map<String, KeySecret> keys =
        database
            .sql(
                """
                select k.* from api_key k join tenant t on t.name = k.tenant
                where k.revoked_at is null and t.closed_at is null
                """)
            .query((row, _) -> Map.entry(row.getString("id"), secret(row)))
            .list()
            .stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    return new AccessSnapshot(change, tenants, keys);
  }

  static Tenant tenant(ResultSet row) throws SQLException {
    return new Tenant(
        row.getString("name"),
        row.getObject("requests_per_minute", Long.class),
        row.getObject("plans_per_day", Long.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "closed_at"));
  }

  private static KeySecret secret(ResultSet row) throws SQLException {
    return new KeySecret(
        new Caller(row.getString("tenant"), "key " + row.getString("id"), scopes(row)),
        row.getBytes("sha256"),
        instant(row, "expires_at"),
        row.getBytes("previous_sha256"),
        instant(row, "previous_until"));
  }

  static Set<Scope> scopes(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("scopes").getArray())
        .flatMap(word -> Scope.ofKey(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}

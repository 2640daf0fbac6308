package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.schemas.secret.EstimateLinks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The estimates whose links were revoked, in the database: those issued until then are void.
@Component
class LinkRevocations {

  private final JdbcClient database;

  LinkRevocations(JdbcClient database) {
    this.database = database;
  }

  void revoke(String tenant, String estimate, Instant now) {
    database
        .sql(
            """
            insert into link_revocation (tenant, estimate_id, revoked_at) values (:tenant, :id, :at)
            on conflict (tenant, estimate_id) do update
              set revoked_at = greatest(link_revocation.revoked_at, excluded.revoked_at)
            """)
        .param("tenant", tenant)
        .param("id", estimate)
        .param("at", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean isRevoked(EstimateLinks.Link link) {
    Optional<OffsetDateTime> revoked =
        database
            .sql(
                "select revoked_at from link_revocation where tenant = :tenant and estimate_id = :id")
            .param("tenant", link.tenant())
            .param("id", link.estimate())
            .query(OffsetDateTime.class)
            .optional();
    return revoked.isPresent() && !link.issued().isAfter(revoked.get().toInstant());
  }
}

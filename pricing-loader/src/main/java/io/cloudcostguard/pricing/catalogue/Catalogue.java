package io.cloudcostguard.pricing.catalogue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The current state of the catalogue.
@Component("priceCatalogue")
public final class Catalogue {

  private final JdbcClient jdbc;

  Catalogue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A version that is completely in the topic.
  ///
  /// @param prices how many keys it has
  /// @param age since it was loaded
  /// @param checked since a source was last read or found unchanged
  public record Published(long version, long prices, Duration age, Duration checked) {}

  /// The newest published version; null when there is none yet.
  public @Nullable Published published() {
    return jdbc.sql(
            """
            select version, prices, extract(epoch from now() - loaded_at) as age,
              (select extract(epoch from now() - max(checked_at)) from price_source) as checked
            from catalogue_version where published_at is not null order by version desc limit 1
            """)
        .query((row, _) ->
            new Published(
                row.getLong("version"),
                row.getLong("prices"),
                Duration.ofSeconds(row.getLong("age")),
                Duration.ofSeconds(row.getLong("checked"))))
        .optional()
        .orElse(null);
  }
}

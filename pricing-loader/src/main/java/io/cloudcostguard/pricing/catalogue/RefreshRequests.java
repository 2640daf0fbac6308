package io.cloudcostguard.pricing.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores requests to read every list now, and their answers. A request waits in the database until
/// a loader runs.
@Component
public final class RefreshRequests {

  private final JdbcClient jdbc;

  public RefreshRequests(DataSource database) {
    jdbc = JdbcClient.create(database);
  }

  /// Asks for one; returns its number.
  public long ask() {
    return jdbc.sql("insert into price_refresh default values returning refresh")
        .query(Long.class)
        .single();
  }

  /// What came of a request, in sentences; null while it waits.
  public @Nullable List<String> answer(long refresh) {
    return jdbc.sql(
            """
            select answer from price_refresh where refresh = :refresh and answered_at is not null
            """)
        .param("refresh", refresh)
        .query(RefreshRequests::sentences)
        .optional()
        .orElse(null);
  }

  /// The newest request without an answer; null when there is none.
  public @Nullable Long newest() {
    return jdbc.sql(
            """
            select refresh from price_refresh where answered_at is null
            order by refresh desc limit 1
            """)
        .query(Long.class)
        .optional()
        .orElse(null);
  }

  /// Answers `newest` and all that were asked before it; forgets those of last month.
  public void answer(long newest, List<String> sentences) {
    jdbc.sql(
            """
            update price_refresh set answered_at = now(), answer = :answer
            where answered_at is null and refresh <= :newest
            """)
        .param("answer", sentences.toArray(String[]::new))
        .param("newest", newest)
        .update();
    jdbc.sql("delete from price_refresh where answered_at < now() - interval '30 days'").update();
  }

  private static List<String> sentences(ResultSet row, int number) throws SQLException {
    return List.of((String[]) row.getArray("answer").getArray());
  }
}

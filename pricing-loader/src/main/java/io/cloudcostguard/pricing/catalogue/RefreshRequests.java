package io.cloudcostguard.pricing.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores requests to read price lists now, and their answers. A request waits in the database
/// until a loader runs.
@Component
public final class RefreshRequests {

  private final JdbcClient jdbc;

  public RefreshRequests(DataSource database) {
    jdbc = JdbcClient.create(database);
  }

  /// What is requested and has no answer.
  ///
  /// @param newest the number of the newest request
  /// @param vendors whose lists; everything where there are none
  public record Open(long newest, Set<String> vendors) {}

  /// Asks for one; returns its number.
  ///
  /// @param vendors whose lists; everything where there are none
  public long ask(Set<String> vendors) {
    return jdbc.sql("insert into price_refresh (vendors) values (:vendors) returning refresh")
        .param("vendors", vendors.toArray(String[]::new))
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

  /// All requests without an answer as one; null when there is none.
  public @Nullable Open open() {
    List<Open> open =
        jdbc.sql("select refresh, vendors from price_refresh where answered_at is null")
            .query((row, _) -> new Open(row.getLong("refresh"), vendors(row)))
            .list();
    if (open.isEmpty()) {
      return null;
    }
    Set<String> vendors = new TreeSet<>();
    if (open.stream().noneMatch(request -> request.vendors().isEmpty())) {
      open.forEach(request -> vendors.addAll(request.vendors()));
    }
    return new Open(open.stream().mapToLong(Open::newest).max().orElseThrow(), vendors);
  }

  private static Set<String> vendors(ResultSet row) throws SQLException {
    return Set.of((String[]) row.getArray("vendors").getArray());
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

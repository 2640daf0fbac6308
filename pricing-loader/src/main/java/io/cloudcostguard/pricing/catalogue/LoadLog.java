package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.pricing.catalogue.Staged.Reject;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes down each load that read its source, and the rows it rejected. A source's newest loads
/// are kept.
final class LoadLog {

  private static final int KEPT = 20;
  private static final int TEXT = 500;
  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  LoadLog(DataSource database) {
    jdbc = JdbcClient.create(database);
    batches = new JdbcTemplate(database);
  }

  void loaded(LoadResult result, List<Reject> rejects) {
    long load = add(result.source(), result.version(), result.rejected(), null);
    batches.batchUpdate(
        "insert into price_reject (load, number, file, line, reason) values (?, ?, ?, ?, ?)",
        numbered(rejects),
        BATCH,
        (row, numbered) -> {
          Reject reject = numbered.reject();
          row.setLong(1, load);
          row.setInt(2, numbered.number());
          row.setString(3, reject.file() == null ? null : text(reject.file()));
          row.setObject(4, reject.line() == 0 ? null : reject.line());
          row.setString(5, text(reject.reason()));
        });
  }

  void failed(String source, Throwable failure) {
    String message = failure.getMessage();
    add(source, null, 0, text(message == null ? failure.toString() : message));
  }

  private record Numbered(int number, Reject reject) {}

  private static List<Numbered> numbered(List<Reject> rejects) {
    return IntStream.range(0, rejects.size())
        .mapToObj(i -> new Numbered(i + 1, rejects.get(i)))
        .toList();
  }

  private long add(String source, @Nullable Long version, long rejected, @Nullable String failure) {
    Long load =
        jdbc.sql(
                """
                insert into price_load (source, loaded_at, version, rejected, failure)
                values (:source, now(), :version, :rejected, :failure) returning load
                """)
            .param("source", source)
            .param("version", version)
            .param("rejected", rejected)
            .param("failure", failure)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            delete from price_load where source = :source and load <= (
              select load from price_load where source = :source
              order by load desc offset :kept limit 1)
            """)
        .param("source", source)
        .param("kept", KEPT)
        .update();
    return load;
  }

  /// PostgreSQL's text has no character 0.
  private static String text(String text) {
    String shown = text.replace('\u0000', '\uFFFD');
    return shown.length() <= TEXT ? shown : shown.substring(0, TEXT - 1) + "…";
  }
}

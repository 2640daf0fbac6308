package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.pricing.source.ByHand;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The files that a load reads prices from, by number. Only those that brought something new are
/// noted in the database.
final class PriceFiles {

  /// No file.
  static final long NONE = -1;

  /// More files than any list has. What comes from others is not known to be from them.
  private static final int MOST = 1 << 20;

  private final long first;
  private final Map<String, Long> numbers = new HashMap<>();
  private String last = "";
  private long lastNumber = NONE;

  private PriceFiles(long first) {
    this.first = first;
  }

  /// Those of a load that begins.
  static PriceFiles ofLoad(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var load = statement.executeQuery("select nextval('price_file_load')")) {
      load.next();
      return new PriceFiles(load.getLong(1) * MOST);
    }
  }

  /// The number of a file, over all loads.
  long number(String file) {
    if (!file.equals(last)) { // a file's prices come one after another
      last = file;
      lastNumber = numberOf(file);
    }
    return lastNumber;
  }

  private long numberOf(String file) {
    Long known = numbers.get(file);
    if (known == null && numbers.size() < MOST) {
      known = first + numbers.size();
      numbers.put(file, known);
    }
    return known == null ? NONE : known;
  }

  /// Notes the files of the rows in `touched`.
  void note(PriceSource source, JdbcClient jdbc) {
    List<Long> used = jdbc.sql(MergeSql.FILES).query((row, _) -> row.getLong(1)).list();
    if (used.isEmpty()) {
      return;
    }
    Map<Long, String> names = new HashMap<>();
    numbers.forEach((name, number) -> names.put(number, name));
    Map<String, Provenance> known = new HashMap<>();
    String edition = edition(source, known);
    for (long number : used) {
      String name = names.getOrDefault(number, "");
      note(number, known.getOrDefault(name, new Provenance(name, edition, null)), jdbc);
    }
  }

  /// Collects what the source tells of its files.
  ///
  /// @return the vendor's publication; null where there is none
  private static @Nullable String edition(PriceSource source, Map<String, Provenance> files) {
    try {
      source.files().forEach(file -> files.put(file.location(), file));
      Provenance whole = source.provenance();
      return whole == null ? null : whole.edition();
    } catch (IOException e) {
      throw new UncheckedIOException(source.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void note(long number, Provenance file, JdbcClient jdbc) {
    ByHand byHand = file.byHand();
    jdbc.sql(
            """
            insert into price_file (file, location, edition, sha256, read_at, actor, reason)
            values (:file, :location, :edition, :sha256, now(), :actor, :reason)
            """)
        .param("file", number)
        .param("location", file.location())
        .param("edition", file.edition(), Types.VARCHAR)
        .param("sha256", file.sha256(), Types.VARCHAR)
        .param("actor", byHand == null ? null : byHand.actor(), Types.VARCHAR)
        .param("reason", byHand == null ? null : byHand.reason(), Types.VARCHAR)
        .update();
  }
}

package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Stores and reads what is missing in the amounts of an estimate: four columns of its row.
final class DoubtColumns {

  /// As it is stored; null: nothing is missing.
  static @Nullable String word(@Nullable Missing missing) {
    return missing == null ? null : missing.name();
  }

  /// Of a row; null when nothing is missing.
  static @Nullable SumDoubts of(ResultSet row) throws SQLException {
    SumDoubts doubts =
        new SumDoubts(
            missing(row.getString("before_missing")),
            missing(row.getString("after_missing")),
            missing(row.getString("delta_more")),
            missing(row.getString("delta_less")));
    return doubts.equals(SumDoubts.NONE) ? null : doubts;
  }

  private static @Nullable Missing missing(@Nullable String word) {
    return word == null ? null : Missing.valueOf(word);
  }

  private DoubtColumns() {}
}

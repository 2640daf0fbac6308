package io.cloudcostguard.standalone.secrets;

import io.cloudcostguard.schemas.secret.SecretBox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// A column of secrets that are encrypted with [SecretBox], each for a purpose that follows from
/// its row.
///
/// @param key the columns that identify a row, at most two
/// @param purpose of what is encrypted in the row with these values
record SealedColumn(String table, String column, List<String> key, BinaryOperator<String> purpose) {

  static final List<SealedColumn> ALL =
      List.of(
          new SealedColumn("subscription", "url_sealed", List.of("id"), (id, _) -> id + "/url"),
          new SealedColumn(
              "subscription", "secret_sealed", List.of("id"), (id, _) -> id + "/secret"),
          new SealedColumn(
              "run_task", "hmac_key_sealed", List.of("id"), (id, _) -> id + "/hmac-key"),
          new SealedColumn(
              "run_task_request",
              "access_sealed",
              List.of("run_task_id", "task_result_id"),
              (task, result) -> task + "/" + result + "/access"));

  private static final int BATCH = 500;

  /// How many secrets there are.
  ///
  /// @param current under the first key
  /// @param old under another one
  /// @param lost under none
  record Count(long current, long old, long lost) {}

  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Row(String first, String second, byte[] sealed) {}

  /// Encrypts again what is not under the first key. A secret that is changed meanwhile is left as
  /// it is: it was changed with the first key.
  Count rotate(Connection database, SecretBox box, boolean dryRun) throws SQLException {
    long current = 0;
    long old = 0;
    long lost = 0;
    String first = "";
    String second = "";
    while (true) {
      List<Row> rows = rowsAfter(database, first, second);
      for (Row row : rows) {
        String purpose = this.purpose.apply(row.first, row.second);
        if (box.isCurrent(row.sealed, purpose)) {
          current++;
          continue;
        }
        try {
          String secret = box.open(row.sealed, purpose);
          if (!dryRun) {
            replace(database, row, box.seal(secret, purpose));
          }
          old++;
        } catch (IllegalArgumentException _) {
          lost++;
        }
      }
      if (rows.size() < BATCH) {
        return new Count(current, old, lost);
      }
      first = rows.getLast().first;
      second = rows.getLast().second;
    }
  }

  private List<Row> rowsAfter(Connection database, String first, String second)
      throws SQLException {
    String id = key.getFirst();
    String other = key.size() == 1 ? "''" : key.getLast();
    try (PreparedStatement query =
        database.prepareStatement(
            "select %s, %s, %s from %s where %s is not null and (%s, %s) > (?, ?) order by 1, 2 limit %d"
                .formatted(id, other, column, table, column, id, other, BATCH))) {
      query.setString(1, first);
      query.setString(2, second);
      List<Row> rows = new ArrayList<>();
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.add(new Row(found.getString(1), found.getString(2), found.getBytes(3)));
        }
      }
      return rows;
    }
  }

  private void replace(Connection database, Row row, byte[] sealed) throws SQLException {
    try (PreparedStatement update =
        database.prepareStatement(
            "update %s set %s = ? where %s = ? and %s = ?%s"
                .formatted(
                    table,
                    column,
                    column,
                    key.getFirst(),
                    key.size() == 1 ? "" : " and " + key.getLast() + " = ?"))) {
      update.setBytes(1, sealed);
      update.setBytes(2, row.sealed);
      update.setString(3, row.first);
      if (key.size() > 1) {
        update.setString(4, row.second);
      }
      update.executeUpdate();
    }
  }
}

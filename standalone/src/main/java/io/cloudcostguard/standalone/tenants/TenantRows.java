package io.cloudcostguard.standalone.tenants;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The rows of a tenant in the database: those of every table with a column `tenant`, and those
/// that hang on them. A table that a later version adds is one of them.
final class TenantRows {

  /// What a version of the catalogue is made of: it stays as long as the catalogue does.
  private static final String CONTRACTS = "contract_entry";

  /// Rows are deleted in transactions of this many, so that none holds locks for long.
  private static final int AT_ONCE = 5_000;

  private final Connection connection;
  private final String tenant;

  /// A workspace that counts for budgets.
  record Workspace(String project, String workspace) {}

  TenantRows(Connection connection, String tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  /// @throws IllegalArgumentException if there is no such tenant, or it is open
  void requireClosed() throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement("select closed_at is not null from tenant where name = ?")) {
      find.setString(1, tenant);
      try (ResultSet found = find.executeQuery()) {
        if (!found.next()) {
          throw new IllegalArgumentException("There is no tenant of this name: GET /v1/tenants");
        }
        if (!found.getBoolean(1)) {
          throw new IllegalArgumentException(
              "The tenant is open. Close it first: DELETE /v1/tenants/" + tenant);
        }
      }
    }
  }

  List<Workspace> workspaces() throws SQLException {
    List<Workspace> all = new ArrayList<>();
    try (PreparedStatement find =
        connection.prepareStatement(
            "select project, workspace from ledger_workspace where tenant = ?")) {
      find.setString(1, tenant);
      try (ResultSet found = find.executeQuery()) {
        while (found.next()) {
          all.add(new Workspace(found.getString(1), found.getString(2)));
        }
      }
    }
    return all;
  }

  List<String> budgets() throws SQLException {
    List<String> all = new ArrayList<>();
    try (PreparedStatement find =
        connection.prepareStatement("select id from budget where tenant = ?")) {
      find.setString(1, tenant);
      try (ResultSet found = find.executeQuery()) {
        while (found.next()) {
          all.add(found.getString(1));
        }
      }
    }
    return all;
  }

  /// Whether the ledger still has anything of it.
  boolean counts() throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement(
            """
            select exists (select from ledger_workspace where tenant = ?)
              or exists (select from ledger_standing where tenant = ?)
              or exists (select from budget where tenant = ?)
            """)) {
      for (int i = 1; i <= 3; i++) {
        find.setString(i, tenant);
      }
      try (ResultSet found = find.executeQuery()) {
        return found.next() && found.getBoolean(1);
      }
    }
  }

  /// Deletes all of them.
  ///
  /// @return how many
  long delete() throws SQLException {
    long deleted =
        batches(
                "delete from delivery_attempt where ctid = any (array(select a.ctid from"
                    + " delivery_attempt a join delivery d on d.id = a.delivery_id where d.tenant = ?"
                    + " limit %d))")
            + batches(
                "delete from budget_accepted where ctid = any (array(select ctid from budget_accepted"
                    + " where cast(budget as json) ->> 'tenant' = ? limit %d))");
    for (String table : tables()) {
      deleted +=
          batches(
              "delete from \"%s\" where ctid = any (array(select ctid from \"%s\" where tenant = ?"
                      .formatted(table, table)
                  + " limit %d))");
    }
    return deleted;
  }

  private long batches(String delete) throws SQLException {
    long all = 0;
    try (PreparedStatement batch = connection.prepareStatement(delete.formatted(AT_ONCE))) {
      batch.setString(1, tenant);
      for (int deleted = batch.executeUpdate(); deleted > 0; deleted = batch.executeUpdate()) {
        all += deleted;
      }
    }
    return all;
  }

  private List<String> tables() throws SQLException {
    List<String> all = new ArrayList<>();
    try (PreparedStatement find =
        connection.prepareStatement(
            """
            select c.table_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = current_schema() and c.column_name = 'tenant'
              and t.table_type = 'BASE TABLE' and c.table_name <> ?
            order by c.table_name
            """)) {
      find.setString(1, CONTRACTS);
      try (ResultSet found = find.executeQuery()) {
        while (found.next()) {
          all.add(found.getString(1));
        }
      }
    }
    return all;
  }
}

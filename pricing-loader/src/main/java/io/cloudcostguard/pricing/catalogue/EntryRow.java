package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of `price_entry` or `contract_entry`.
public final class EntryRow {

  /// What the row says of its key.
  ///
  /// @param prefix of the names of its columns
  public static Listing listing(ResultSet row, String prefix) throws SQLException {
    return listing(row, prefix, new TierTexts());
  }

  /// What the row says of its key, one of many rows.
  ///
  /// @param prefix of the names of its columns
  /// @param tiers reads those of all the rows
  public static Listing listing(ResultSet row, String prefix, TierTexts tiers) throws SQLException {
    String state = row.getString(prefix + "state");
    return switch (state) {
      case "listed" -> new Listing.Listed(price(row, prefix, tiers));
      case "withdrawn" -> new Listing.Withdrawn();
      case "ambiguous" ->
          new Listing.Ambiguous(List.of((String[]) row.getArray(prefix + "candidates").getArray()));
      default -> throw new IllegalStateException("A price entry cannot be '" + state + "'");
    };
  }

  /// What the row says of its scope; null when it ended a term.
  public static @Nullable ContractTerm term(ResultSet row) throws SQLException {
    String term = row.getString("term");
    return term == null ? null : Json.MAPPER.readValue(term, ContractTerm.class);
  }

  private static Price price(ResultSet row, String prefix, TierTexts tiers) throws SQLException {
    return new Price(
        row.getString(prefix + "unit"),
        row.getString(prefix + "currency"),
        tiers.of(row.getString(prefix + "tiers")),
        row.getObject(prefix + "effective_from", LocalDate.class),
        row.getString(prefix + "origin"));
  }

  private EntryRow() {}
}

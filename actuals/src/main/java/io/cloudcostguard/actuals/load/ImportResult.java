package io.cloudcostguard.actuals.load;

import io.cloudcostguard.actuals.bill.BrokenRules;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// What an import did.
///
/// @param read rows of the files
/// @param rejected rows that could not be counted
/// @param resumed rows that an interrupted run of the same import had staged
/// @param added charges, as the next; rows that agree in all but amounts are one charge
/// @param formats the formats of the files
/// @param unknown columns that no format knows
/// @param missing columns that the specification demands
/// @param rules rules of the specification that imported rows break
public record ImportResult(
    long read,
    long rejected,
    long resumed,
    long added,
    long changed,
    long removed,
    List<String> formats,
    List<String> unknown,
    List<String> missing,
    Map<String, BrokenRules.Broken> rules,
    List<Month> months) {

  /// What the tenant is charged in a month, after the import.
  public record Month(
      YearMonth month, String currency, long charges, BigDecimal billed, BigDecimal effective) {}

  /// Whether everything was as before.
  public boolean isUnchanged() {
    return added == 0 && changed == 0 && removed == 0;
  }
}

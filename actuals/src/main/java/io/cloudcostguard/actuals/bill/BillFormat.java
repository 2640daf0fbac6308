package io.cloudcostguard.actuals.bill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the columns of a bill mean.
sealed interface BillFormat permits FocusBill, AwsBill, AzureBill, GoogleBill {

  /// E.g. `FOCUS 1.2`.
  String name();

  /// The columns that it does not know.
  List<String> unknown();

  /// The columns that it should have, and can do without.
  default List<String> missing() {
    return List.of();
  }

  /// Makes a charge of a row, and notes the rules that the row breaks without harm to its amounts.
  ///
  /// @throws BillRowException if the row cannot be counted
  Charge charge(BillRow row, BrokenRules rules) throws BillRowException;

  /// The format with these columns.
  ///
  /// @throws IllegalArgumentException if there is none
  static BillFormat of(Map<String, Integer> columns) {
    if (columns.containsKey("line_item_unblended_cost")) {
      return new AwsBill(columns.keySet());
    }
    if (columns.containsKey("sku.id") && columns.containsKey("cost")) {
      return new GoogleBill(columns.keySet());
    }
    if (columns.containsKey("BilledCost")) {
      return new FocusBill(columns.keySet());
    }
    if (AzureBill.matches(columns.keySet())) {
      return new AzureBill(columns.keySet());
    }
    throw new IllegalArgumentException(
        "No known bill has these columns. FOCUS has BilledCost, AWS CUR 2.0 line_item_unblended_cost,"
            + " a cost export of Azure CostInBillingCurrency and ChargeType, the export of Google"
            + " sku.id and cost");
  }

  /// Checks the columns.
  ///
  /// @throws IllegalArgumentException if one of `needed` is missing
  static void require(String format, Set<String> columns, List<String> needed) {
    List<String> missing = new ArrayList<>(needed);
    missing.removeAll(columns);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "The file looks like %s, and lacks the columns %s"
              .formatted(format, String.join(", ", missing)));
    }
  }

  /// The names of `columns` that are not in `known`, in order.
  static List<String> others(Set<String> columns, Set<String> known) {
    return columns.stream().filter(column -> !known.contains(column)).sorted().toList();
  }
}

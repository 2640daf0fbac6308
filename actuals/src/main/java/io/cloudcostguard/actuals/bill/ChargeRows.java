package io.cloudcostguard.actuals.bill;

import java.io.IOException;
import java.util.List;

/// The rows of a bill's file, one after another.
sealed interface ChargeRows extends AutoCloseable permits CsvRows, ParquetRows {

  /// The columns by name, in order.
  List<String> columns();

  /// Whether there is a further row; it is read then.
  ///
  /// @throws BillRowException if the row is not whole; the next one can be read
  boolean next() throws IOException, BillRowException;

  /// A value of the row as text; empty for null.
  String text(int column);

  /// The line of the row in its file, or its number where there are no lines.
  long line();

  @Override
  void close() throws IOException;
}

package io.cloudcostguard.actuals.bill;

/// A row cannot be counted; the message says why.
final class BillRowException extends Exception {

  BillRowException(String reason) {
    super(reason, null, false, false);
  }
}

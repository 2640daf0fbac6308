package io.cloudcostguard.actuals.load;

/// Another import of the same tenant is running.
public final class ImportBusyException extends RuntimeException {

  ImportBusyException(String tenant) {
    super("Another import for the tenant " + tenant + " is running; wait for its end");
  }
}

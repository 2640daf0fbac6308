package io.cloudcostguard.pricing.catalogue;

/// Another loader is working on the catalogue; this one did nothing.
public final class LoaderBusyException extends RuntimeException {

  LoaderBusyException(String source) {
    super("Another loader is working on the catalogue; " + source + " was not loaded.");
  }
}

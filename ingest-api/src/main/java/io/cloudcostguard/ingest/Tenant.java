package io.cloudcostguard.ingest;

/// Whose plans these are. There is one tenant for now; this is the one place that says so.
public final class Tenant {

  public static final String DEFAULT = "default";

  private Tenant() {}
}

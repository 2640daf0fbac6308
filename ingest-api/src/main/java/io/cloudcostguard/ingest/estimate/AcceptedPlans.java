package io.cloudcostguard.ingest.estimate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// The plans that this instance took in lately: known before the read model has them.
@Component
public final class AcceptedPlans {

  private static final Logger LOGGER = LoggerFactory.getLogger(AcceptedPlans.class);
  private static final int MOST = 50_000;

  private final Estimates estimates;
  private final Map<String, String> digests =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  AcceptedPlans(Estimates estimates) {
    this.estimates = estimates;
  }

  /// Remembers a plan.
  ///
  /// @param digest of its bytes and those of its usage
  public void add(String tenant, String id, String digest) {
    synchronized (digests) {
      digests.put(keyOf(tenant, id), digest);
    }
  }

  /// The digest of a plan; null when this instance does not remember it.
  public @Nullable String digestOf(String tenant, String id) {
    synchronized (digests) {
      return digests.get(keyOf(tenant, id));
    }
  }

  /// Whether any instance took this plan in. Where the database cannot say, no: a plan that is
  /// published twice has the same id and is shown once.
  public boolean isInReadModel(String tenant, String id) {
    try {
      return !(estimates.find(tenant, id) instanceof Status.Unknown);
    } catch (DataAccessException e) {
      LOGGER.atWarn().setCause(e).log("idempotency key not looked up");
      return false;
    }
  }

  boolean contains(String tenant, String id) {
    return digestOf(tenant, id) != null;
  }

  /// A tenant's name has no slash.
  private static String keyOf(String tenant, String id) {
    return tenant + "/" + id;
  }
}

package io.cloudcostguard.ingest.estimate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// The plans that were taken in: lately by this instance, or by any as far as the read model has
/// them.
@Component
public final class AcceptedPlans {

  /// Whether an id was given before.
  public enum Before {
    NEVER,
    /// To the same plan.
    SAME,
    /// To another.
    OTHER
  }

  private static final Logger LOGGER = LoggerFactory.getLogger(AcceptedPlans.class);
  private static final int MOST = 50_000;

  private final Submitted submitted;
  private final Map<String, String> fingerprints =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  AcceptedPlans(Submitted submitted) {
    this.submitted = submitted;
  }

  /// Remembers a plan.
  public void add(String tenant, String id, String fingerprint) {
    synchronized (fingerprints) {
      fingerprints.put(keyOf(tenant, id), fingerprint);
    }
  }

  /// Whether a plan was taken in under this id. Where the database cannot say, no: a plan that is
  /// published twice has the same id and is shown once.
  public Before before(String tenant, String id, String fingerprint) {
    String known = remembered(tenant, id);
    if (known == null) {
      try {
        known = submitted.fingerprintOf(tenant, id);
      } catch (DataAccessException e) {
        LOGGER.atWarn().setCause(e).log("idempotency key not looked up");
      }
    }
    if (known == null) {
      return Before.NEVER;
    }
    return known.isEmpty() || known.equals(fingerprint) ? Before.SAME : Before.OTHER;
  }

  boolean contains(String tenant, String id) {
    return remembered(tenant, id) != null;
  }

  private @Nullable String remembered(String tenant, String id) {
    synchronized (fingerprints) {
      return fingerprints.get(keyOf(tenant, id));
    }
  }

  /// A tenant's name has no slash.
  private static String keyOf(String tenant, String id) {
    return tenant + "/" + id;
  }
}

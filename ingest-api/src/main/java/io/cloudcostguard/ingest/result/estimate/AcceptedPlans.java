package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.PlanIds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Finds accepted plans by idempotency key: among the last of this instance, then in the read
/// model, which has those of all instances.
@Component
public final class AcceptedPlans {

  private static final Logger LOGGER = LoggerFactory.getLogger(AcceptedPlans.class);
  private static final int MOST = 50_000;

  private final Submitted submitted;
  private final Map<String, Accepted> plans =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Accepted> eldest) {
          return size() > MOST;
        }
      };

  /// An accepted plan.
  ///
  /// @param fingerprint empty when it is not known
  public record Accepted(String id, String fingerprint) {

    /// Whether a plan of this fingerprint is the same plan.
    public boolean is(String other) {
      return fingerprint.isEmpty() || fingerprint.equals(other);
    }
  }

  AcceptedPlans(Submitted submitted) {
    this.submitted = submitted;
  }

  /// Remembers a plan.
  public void add(String tenant, String id, String fingerprint) {
    synchronized (plans) {
      plans.put(keyOf(tenant, id), new Accepted(id, fingerprint));
    }
  }

  /// The plan that was accepted under the idempotency key that `id` was made of; null if there is
  /// none, or the database is down: a plan that is published twice under one id has one outcome.
  public @Nullable Accepted underKeyOf(String tenant, String id) {
    Accepted remembered = remembered(tenant, id);
    if (remembered != null) {
      return remembered;
    }
    try {
      return submitted.underKeyOf(tenant, id);
    } catch (DataAccessException e) {
      LOGGER.atWarn().setCause(e).log("idempotency key not looked up");
      return null;
    }
  }

  boolean contains(String tenant, String id) {
    Accepted remembered = remembered(tenant, id);
    return remembered != null && remembered.id().equals(id);
  }

  private @Nullable Accepted remembered(String tenant, String id) {
    synchronized (plans) {
      return plans.get(keyOf(tenant, id));
    }
  }

  /// A tenant's name has no slash. Ids of one idempotency key have one entry.
  private static String keyOf(String tenant, String id) {
    return tenant + "/" + PlanIds.beginning(id);
  }
}

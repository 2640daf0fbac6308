package io.cloudcostguard.ingest.agent;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import java.util.HashMap;
import java.util.Map;

/// Bounds the messages of agents that are answered at once, by number and by memory, and leaves
/// room for other tenants, however many one tenant sends.
final class MessageRoom {

  static final int MOST_AT_ONCE = 32;
  static final int MOST_OF_A_TENANT = 16;

  /// A message is there as bytes, as a text, twice in the SDK, and on its way to the API.
  private static final int FORMS = 8;

  /// The part of the memory that all messages together may have, and of that the part of a tenant.
  private static final int PART = 4;

  private static final int PART_OF_A_TENANT = 2;

  private final long most;
  private final Map<String, Use> uses = new HashMap<>();
  private Use all = Use.NONE;

  MessageRoom(long memory) {
    most = memory / PART;
  }

  private record Use(int messages, long bytes) {

    private static final Use NONE = new Use(0, 0);

    private Use plus(int more, long moreBytes) {
      return new Use(messages + more, bytes + moreBytes);
    }
  }

  /// What one message has taken, until it is closed.
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /// Room for a message of a tenant. One that is alone is always let in.
  ///
  /// @throws ProblemException if there is none
  synchronized Place take(String tenant, long length) {
    long bytes = length * FORMS;
    Use ofTenant = uses.getOrDefault(tenant, Use.NONE);
    Use after = all.plus(1, bytes);
    Use afterOfTenant = ofTenant.plus(1, bytes);
    boolean isAlone = all.messages() == 0;
    if (!isAlone
        && (after.messages() > MOST_AT_ONCE
            || afterOfTenant.messages() > MOST_OF_A_TENANT
            || after.bytes() > most
            || (ofTenant.messages() > 0 && afterOfTenant.bytes() > most / PART_OF_A_TENANT))) {
      throw ProblemException.unavailable(
          ProblemType.TOO_MANY_WAITING, "Too many requests of agents at once.", null);
    }
    all = after;
    uses.put(tenant, afterOfTenant);
    return () -> release(tenant, bytes);
  }

  private synchronized void release(String tenant, long bytes) {
    all = all.plus(-1, -bytes);
    uses.computeIfPresent(tenant, (_, use) -> use.messages() == 1 ? null : use.plus(-1, -bytes));
  }
}

package io.cloudcostguard.notifier.deliver;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the notifier delivers.
///
/// @param allowHttp whether plain http is sent to
/// @param allowedPorts ports that are sent to
/// @param allowedPrivateHosts `host` or `host:port` of receivers whose addresses need not be public
/// @param maxInFlight how many requests may be under way
/// @param maxInFlightPerSubscription how many of them to one receiver
/// @param connectTimeout for the name look-up, and again for the connection
/// @param deadline for a whole request, body included
/// @param lease how long a claimed delivery is left alone, in case its process died; longer than
///   the deadline
/// @param pollInterval how often the database is asked when nothing else wakes the notifier
@ConfigurationProperties("ccg.notifier")
record NotifierProperties(
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue({"80", "443", "8443"}) List<Integer> allowedPorts,
    @DefaultValue List<String> allowedPrivateHosts,
    @DefaultValue("64") int maxInFlight,
    @DefaultValue("4") int maxInFlightPerSubscription,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("15s") Duration deadline,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue Retry retry) {

  NotifierProperties {
    if (lease.compareTo(deadline.plus(connectTimeout)) <= 0) {
      throw new IllegalArgumentException(
          "ccg.notifier.lease (%s) must be longer than deadline (%s) and connect-timeout (%s)"
              .formatted(lease, deadline, connectTimeout));
    }
    if (maxInFlight < 1 || maxInFlightPerSubscription < 1) {
      throw new IllegalArgumentException(
          "ccg.notifier.max-in-flight and max-in-flight-per-subscription must be at least 1");
    }
  }

  /// How failed deliveries are tried again.
  ///
  /// @param first the longest first backoff; it doubles with each attempt
  /// @param longest the longest backoff
  /// @param giveUpAfter how long a delivery is tried
  record Retry(
      @DefaultValue("5s") Duration first,
      @DefaultValue("4h") Duration longest,
      @DefaultValue("72h") Duration giveUpAfter) {}
}

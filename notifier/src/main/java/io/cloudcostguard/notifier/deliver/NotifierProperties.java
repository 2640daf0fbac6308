package io.cloudcostguard.notifier.deliver;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the notifier delivers.
///
/// @param allowHttp whether plain http is sent to
/// @param allowedPorts ports that are sent to
/// @param allowedPrivateHosts `host` or `host:port` of receivers whose addresses need not be public
/// @param maxInFlight how many requests may be under way; many more than hang at once, so that
///   those take no place from the others
/// @param maxInFlightPerSubscription how many of them to one receiver; to one that fails: 1
/// @param rate how many requests a second are made to one receiver, and at once after a pause
/// @param rates the same by channel, where it is another
/// @param connectTimeout for the name look-up, and again for the connection
/// @param deadline for a whole request, body included
/// @param lease how long a claimed delivery is left alone, in case its process died; longer than
///   the deadline
/// @param pollInterval how often the database is asked when nothing else wakes the notifier
/// @param retention how long finished deliveries and attempts are kept, and the waiting deliveries
///   of a disabled subscription
@ConfigurationProperties("ccg.notifier")
record NotifierProperties(
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue({"80", "443", "8443"}) List<Integer> allowedPorts,
    @DefaultValue List<String> allowedPrivateHosts,
    @DefaultValue("1000") int maxInFlight,
    @DefaultValue("4") int maxInFlightPerSubscription,
    @DefaultValue("20") double rate,
    @DefaultValue Map<String, Double> rates,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("15s") Duration deadline,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("30d") Duration retention,
    @DefaultValue Retry retry,
    @DefaultValue Circuit circuit) {

  /// What the vendors of the channels ask for.
  private static final Map<String, Double> VENDORS_RATES = Map.of("slack", 1.0, "slack-app", 1.0);

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
    Map<String, Double> all = new HashMap<>(VENDORS_RATES);
    all.putAll(rates);
    rates = Map.copyOf(all);
    if (rate <= 0 || rates.values().stream().anyMatch(one -> one <= 0)) {
      throw new IllegalArgumentException("ccg.notifier.rate and rates must be more than 0");
    }
  }

  Rate rateOf(String channel) {
    return new Rate(rates.getOrDefault(channel, rate));
  }

  /// How failed deliveries are tried again.
  ///
  /// @param first the longest first backoff; it doubles with each attempt
  /// @param longest the longest backoff
  /// @param longestAsked the longest that a receiver may ask to wait
  /// @param giveUpAfter how long a delivery is tried, if its receiver takes others
  record Retry(
      @DefaultValue("5s") Duration first,
      @DefaultValue("4h") Duration longest,
      @DefaultValue("24h") Duration longestAsked,
      @DefaultValue("72h") Duration giveUpAfter) {}

  /// When a receiver is left alone, but for one attempt at a time to see whether it is back.
  ///
  /// @param failures so many attempts in a row open the circuit
  /// @param firstPause how long nothing is sent then; it doubles with each attempt
  /// @param longestPause the longest pause
  /// @param disableAfter a subscription whose attempts have all failed for so long is disabled
  record Circuit(
      @DefaultValue("5") int failures,
      @DefaultValue("10s") Duration firstPause,
      @DefaultValue("15m") Duration longestPause,
      @DefaultValue("5d") Duration disableAfter) {}
}

package io.cloudcostguard.notifier;

import io.cloudcostguard.schemas.subscription.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of delivery.
///
/// @param allowHttp whether receivers may have `http` URLs
/// @param allowedPorts ports that receivers may have
/// @param allowedPrivateHosts `host` or `host:port` of receivers that may have private addresses
/// @param maxInFlight the limit of concurrent requests; far above the number of receivers that hang
///   at the same time
/// @param maxInFlightPerSubscription the limit per receiver; 1 after a failure
/// @param rate the rate limit per receiver, in requests per second, which is also the burst size
/// @param rates the rate limit by channel, where it differs
/// @param connectTimeout for the name look-up, and again for the connection
/// @param deadline for a whole request, body included
/// @param lease after which a claimed delivery may be claimed again, as its process died; longer
///   than the deadline
/// @param pollInterval how often the database is polled when nothing wakes the notifier
/// @param retention of finished deliveries, of attempts, and of the pending deliveries of a
///   disabled subscription
@ConfigurationProperties("ccg.notifier")
public record NotifierProperties(
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue({"80", "443", "8443"}) List<Integer> allowedPorts,
    @DefaultValue List<String> allowedPrivateHosts,
    @DefaultValue("1000") int maxInFlight,
    @DefaultValue("4") int maxInFlightPerSubscription,
    @DefaultValue("20") double rate,
    @DefaultValue Map<Channel, Double> rates,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("15s") Duration deadline,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("30d") Duration retention,
    @DefaultValue Retry retry,
    @DefaultValue Circuit circuit) {

  public NotifierProperties {
    if (lease.compareTo(deadline.plus(connectTimeout)) <= 0) {
      throw new IllegalArgumentException(
          "ccg.notifier.lease (%s) must be longer than deadline (%s) and connect-timeout (%s)"
              .formatted(lease, deadline, connectTimeout));
    }
    if (maxInFlight < 1 || maxInFlightPerSubscription < 1) {
      throw new IllegalArgumentException(
          "ccg.notifier.max-in-flight and max-in-flight-per-subscription must be at least 1");
    }
    rates = Map.copyOf(rates);
    if (rate <= 0 || rates.values().stream().anyMatch(one -> one <= 0)) {
      throw new IllegalArgumentException("ccg.notifier.rate and rates must be more than 0");
    }
  }

  /// The backoff of retries.
  ///
  /// @param first the upper limit of the first backoff; it doubles with each attempt
  /// @param longest the upper limit of every backoff
  /// @param longestAsked the upper limit of `Retry-After`
  /// @param giveUpAfter the retry period of a delivery while the circuit is closed
  public record Retry(
      @DefaultValue("5s") Duration first,
      @DefaultValue("4h") Duration longest,
      @DefaultValue("24h") Duration longestAsked,
      @DefaultValue("72h") Duration giveUpAfter) {}

  /// The circuit breaker of a receiver.
  ///
  /// @param failures how many failures in a row open the circuit
  /// @param firstPause how long the circuit stays open at first; it doubles with each failed probe
  /// @param longestPause the upper limit of the pause
  /// @param disableAfter when every attempt has failed for so long, the subscription is disabled
  public record Circuit(
      @DefaultValue("5") int failures,
      @DefaultValue("10s") Duration firstPause,
      @DefaultValue("15m") Duration longestPause,
      @DefaultValue("5d") Duration disableAfter) {}
}

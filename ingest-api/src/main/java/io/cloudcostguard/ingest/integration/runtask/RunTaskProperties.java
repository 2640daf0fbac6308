package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.outbound.AddressPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How run tasks are worked off.
///
/// @param publicUrl where people reach this service, for the link in a result; null: no link
/// @param allowHttp whether plain http is sent to
/// @param allowedPorts ports that are sent to
/// @param allowedPrivateHosts `host` or `host:port` whose addresses need not be public, e.g. a
///   Terraform Enterprise of one's own
/// @param maxInFlight how many requests this instance works on at once; 0: it only takes them in
/// @param maxInFlightPerTask how many of them for one run task
/// @param connectTimeout for the name look-up, and again for the connection
/// @param callbackTimeout for a whole callback
/// @param fetchTimeout for fetching a plan, redirects included
/// @param lease how long a claimed request is left alone, in case its process died; longer than all
///   of the timeouts together
/// @param pollInterval how often the database is asked when nothing else wakes this instance
/// @param heartbeat how often a run is told that its estimate is under way; it gives up after ten
///   minutes of silence
/// @param giveUpAfter how long an estimate is waited for; a run gives up after an hour
/// @param retryAfter the first pause after a failure; it doubles up to a minute
/// @param keepFor how long finished requests are remembered, so that one that is sent again is
///   known
@ConfigurationProperties("ccg.run-tasks")
record RunTaskProperties(
    @Nullable String publicUrl,
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue({"443", "8443"}) List<Integer> allowedPorts,
    @DefaultValue List<String> allowedPrivateHosts,
    @DefaultValue("8") int maxInFlight,
    @DefaultValue("3") int maxInFlightPerTask,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("15s") Duration callbackTimeout,
    @DefaultValue("2m") Duration fetchTimeout,
    @DefaultValue("3m") Duration lease,
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("4m") Duration heartbeat,
    @DefaultValue("57m") Duration giveUpAfter,
    @DefaultValue("5s") Duration retryAfter,
    @DefaultValue("7d") Duration keepFor) {

  /// Which addresses are sent to.
  AddressPolicy addresses() {
    return new AddressPolicy(allowHttp, allowedPorts, allowedPrivateHosts);
  }

  RunTaskProperties {
    Duration longest = fetchTimeout.plus(callbackTimeout.multipliedBy(2)).plus(connectTimeout);
    if (lease.compareTo(longest) <= 0) {
      throw new IllegalArgumentException(
          "ccg.run-tasks.lease (%s) must be longer than fetch-timeout, two callback-timeouts and connect-timeout together (%s)"
              .formatted(lease, longest));
    }
    if (maxInFlight < 0 || maxInFlightPerTask < 1) {
      throw new IllegalArgumentException(
          "ccg.run-tasks.max-in-flight must be at least 0, max-in-flight-per-task at least 1");
    }
  }
}

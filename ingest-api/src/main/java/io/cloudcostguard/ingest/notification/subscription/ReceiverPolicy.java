package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.outbound.AddressPolicy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Refuses receivers whose URL the notifier would never send to. Names are not looked up here.
@Component
final class ReceiverPolicy {

  private final boolean insecureAllowed;
  private final AddressPolicy policy;

  ReceiverPolicy(IngestProperties ingest, ReceiverProperties receivers) {
    insecureAllowed = ingest.allowInsecureReceivers();
    policy =
        new AddressPolicy(
            insecureAllowed, receivers.allowedPorts(), receivers.allowedPrivateHosts());
  }

  /// Checks a URL.
  ///
  /// @param refusal makes the exception from the reason
  <E extends RuntimeException> ReceiverAddress at(
      @Nullable String url, Function<String, E> refusal) {
    ReceiverAddress receiver = ReceiverAddress.at(url, insecureAllowed);
    if (receiver == null) {
      throw refusal.apply(
          "must be an https address of at most 2048 characters, without user and fragment");
    }
    String reason = policy.refusal(receiver.url());
    if (reason != null) {
      throw refusal.apply("is not an allowed address: " + reason);
    }
    return receiver;
  }
}

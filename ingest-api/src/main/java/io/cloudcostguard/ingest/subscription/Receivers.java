package io.cloudcostguard.ingest.subscription;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.outbound.AddressPolicy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which receivers are taken: those whose address alone does not keep the notifier from sending to
/// them. No name is looked up here.
@Component
final class Receivers {

  private final boolean insecureAllowed;
  private final AddressPolicy policy;

  Receivers(IngestProperties ingest, ReceiverProperties receivers) {
    insecureAllowed = ingest.allowInsecureReceivers();
    policy =
        new AddressPolicy(
            insecureAllowed, receivers.allowedPorts(), receivers.allowedPrivateHosts());
  }

  /// The receiver at `url`.
  ///
  /// @param refusal makes the exception that is thrown where there can be none, of what the address
  ///   must be, or of why it is not sent to
  <E extends RuntimeException> Receiver at(@Nullable String url, Function<String, E> refusal) {
    Receiver receiver = Receiver.at(url, insecureAllowed);
    if (receiver == null) {
      throw refusal.apply(
          "must be an https address of at most 2048 characters, without user and fragment");
    }
    String reason = policy.refusal(receiver.url());
    if (reason != null) {
      throw refusal.apply("is not an address that is sent to: " + reason);
    }
    return receiver;
  }
}

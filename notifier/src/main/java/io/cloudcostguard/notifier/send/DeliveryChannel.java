package io.cloudcostguard.notifier.send;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.schemas.wording.Templates;
import org.jspecify.annotations.Nullable;

/// One channel: the body that it makes of an event, how that is sent, and what the answers mean.
public interface DeliveryChannel extends AnswerRules {

  /// Renders the body of a delivery. Pure: the same event gives the same bytes.
  ///
  /// @return null when this channel has no message for the event, so that no delivery is made
  /// @throws io.cloudcostguard.schemas.wording.WordingException if a template fails
  @Nullable String body(Event event, Templates templates);

  /// The body with a notice that it comes late; the same where the channel has no place for one.
  ///
  /// @param notice our own words
  default String late(String body, String notice) {
    return body;
  }

  /// Sends a delivery once, in one request or in several.
  Outcome send(ClaimedDelivery delivery, Credentials credentials);

  /// Whether people read its messages as they arrive, so that a burst is grouped into one.
  default boolean isChat() {
    return false;
  }

  /// The rate limit of the channel's vendor, in requests per second; null when it has none.
  default @Nullable Double vendorRate() {
    return null;
  }
}

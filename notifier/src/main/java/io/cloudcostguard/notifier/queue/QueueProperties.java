package io.cloudcostguard.notifier.queue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What becomes of deliveries before they are sent, and long after.
///
/// @param groupAbove when more than so many wait for one chat channel, they become one message
/// @param oneOffKept how long a subscription to one plan is kept after its last delivery
/// @param oneOffUnused how long it is kept when nothing comes
@ConfigurationProperties("ccg.notifier.queue")
record QueueProperties(
    @DefaultValue("5") int groupAbove,
    @DefaultValue("1d") Duration oneOffKept,
    @DefaultValue("7d") Duration oneOffUnused) {

  QueueProperties {
    if (groupAbove < 1) {
      throw new IllegalArgumentException("ccg.notifier.queue.group-above must be at least 1");
    }
  }
}

package io.cloudcostguard.notifier.enqueue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of grouping and of one-off subscriptions.
///
/// @param groupAbove more pending messages than this to one chat channel become one message
/// @param oneOffKept the retention of a subscription to one plan after its last delivery
/// @param oneOffUnused its retention without a delivery
@ConfigurationProperties("ccg.notifier.queue")
record EnqueueProperties(
    @DefaultValue("5") int groupAbove,
    @DefaultValue("1d") Duration oneOffKept,
    @DefaultValue("7d") Duration oneOffUnused) {

  EnqueueProperties {
    if (groupAbove < 1) {
      throw new IllegalArgumentException("ccg.notifier.queue.group-above must be at least 1");
    }
  }
}

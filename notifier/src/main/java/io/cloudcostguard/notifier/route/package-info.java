/// Turns events into deliveries, one per subscription. Knows Kafka's consumer and messages; never
/// HTTP.
@NullMarked
package io.cloudcostguard.notifier.route;

import org.jspecify.annotations.NullMarked;

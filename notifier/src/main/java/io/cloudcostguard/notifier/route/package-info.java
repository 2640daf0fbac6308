/// Routes events to subscriptions: one delivery per event and subscription. Knows Kafka's consumer
/// and messages; never HTTP.
@NullMarked
package io.cloudcostguard.notifier.route;

import org.jspecify.annotations.NullMarked;

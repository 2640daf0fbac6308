/// Configures who is notified and shows what was delivered: subscriptions, deliveries. Knows no
/// plan and no estimate; the notifier sends.
@NullMarked
package io.cloudcostguard.ingest.notification;

import org.jspecify.annotations.NullMarked;

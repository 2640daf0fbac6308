/// The history of deliveries, and commands to the notifier. Reads notifier's tables; writes only
/// commands, which the notifier executes. Never shows a body or an address.
@NullMarked
package io.cloudcostguard.ingest.notification.delivery;

import org.jspecify.annotations.NullMarked;

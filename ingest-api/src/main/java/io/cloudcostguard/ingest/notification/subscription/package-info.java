/// Subscriptions: preferences and destinations, with addresses and secrets encrypted. Writes the
/// table `subscription`; the notifier is asked through commands.
@NullMarked
package io.cloudcostguard.ingest.notification.subscription;

import org.jspecify.annotations.NullMarked;

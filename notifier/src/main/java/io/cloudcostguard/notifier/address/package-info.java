/// Which addresses may be sent to, so that nobody reaches our own network through a subscription.
/// Knows URLs, IP ranges and name look-up; never Spring, SQL, Kafka or what is sent.
@NullMarked
package io.cloudcostguard.notifier.address;

import org.jspecify.annotations.NullMarked;

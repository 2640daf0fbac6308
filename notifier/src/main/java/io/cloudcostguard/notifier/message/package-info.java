/// What a notification says: pure functions from an event to the text that waits to be sent. The
/// only place where money is rounded. Knows the schemas; never Spring, SQL, Kafka, HTTP or the
/// clock.
@NullMarked
package io.cloudcostguard.notifier.message;

import org.jspecify.annotations.NullMarked;

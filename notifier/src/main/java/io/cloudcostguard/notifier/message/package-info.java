/// What a notification says: pure functions from an event to JSON text. The only place where money
/// is rounded. Knows the schemas; never Spring, SQL, Kafka, HTTP or the clock.
@NullMarked
package io.cloudcostguard.notifier.message;

import org.jspecify.annotations.NullMarked;

/// Stories: pure functions from an event to the content of a message, in no channel's format. The
/// only place where money is rounded. Knows the schemas; never Spring, SQL, Kafka, HTTP or the
/// clock.
@NullMarked
package io.cloudcostguard.notifier.message;

import org.jspecify.annotations.NullMarked;

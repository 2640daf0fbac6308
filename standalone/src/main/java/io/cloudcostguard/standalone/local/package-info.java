/// Everything in one process: a real Kafka broker and a real PostgreSQL, embedded, and the four
/// services.
@NullMarked
package io.cloudcostguard.standalone.local;

import org.jspecify.annotations.NullMarked;

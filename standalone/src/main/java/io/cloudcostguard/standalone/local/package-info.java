/// Runs the four services in one process, with an embedded Kafka broker and PostgreSQL, both the
/// original ones.
@NullMarked
package io.cloudcostguard.standalone.local;

import org.jspecify.annotations.NullMarked;

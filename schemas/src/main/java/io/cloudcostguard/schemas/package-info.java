/// The contracts between all modules: topics, records, JSON. Knows Jackson and the Kafka client's
/// serializers; never Spring, never SQL.
@NullMarked
package io.cloudcostguard.schemas;

import org.jspecify.annotations.NullMarked;

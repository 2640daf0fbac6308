/// The HTTP API: submit plans, read estimates, set budgets and subscriptions. Knows Spring MVC,
/// Kafka and JDBC; never how a price is computed.
@NullMarked
package io.cloudcostguard.ingest;

import org.jspecify.annotations.NullMarked;

/// Bills of the cloud providers, row by row, into PostgreSQL. Knows JDBC, FOCUS and the providers'
/// formats; never plans, Kafka or Spring.
@NullMarked
package io.cloudcostguard.actuals;

import org.jspecify.annotations.NullMarked;

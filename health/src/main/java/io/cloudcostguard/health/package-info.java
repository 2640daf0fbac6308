/// Connection settings of Kafka clients, and health checks of dependencies with the impact of a
/// failure. Knows Spring's health answers, Kafka's clients and a data source; no service.
@NullMarked
package io.cloudcostguard.health;

import org.jspecify.annotations.NullMarked;

/// How Kafka is reached; whether what a service depends on answers, and what is left of the service
/// when it does not. Knows Spring's health answers, Kafka's clients and a data source; no service.
@NullMarked
package io.cloudcostguard.health;

import org.jspecify.annotations.NullMarked;

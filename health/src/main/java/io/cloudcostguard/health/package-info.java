/// Whether what a service depends on answers, and what is left of the service when it does not.
/// Knows Spring's health answers, Kafka's admin client and a data source; no service.
@NullMarked
package io.cloudcostguard.health;

import org.jspecify.annotations.NullMarked;

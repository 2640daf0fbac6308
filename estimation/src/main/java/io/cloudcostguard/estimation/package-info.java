/// The pure core: plans in, bills out. Knows `schemas`; never Kafka, Spring, SQL, the network, a
/// clock or a random number.
@NullMarked
package io.cloudcostguard.estimation;

import org.jspecify.annotations.NullMarked;

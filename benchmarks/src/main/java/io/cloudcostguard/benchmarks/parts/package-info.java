/// Runs the parts of the real system as processes that can be killed, frozen and restarted, with a
/// receiver of deliveries: the common base of the fault-injection harnesses.
@NullMarked
package io.cloudcostguard.benchmarks.parts;

import org.jspecify.annotations.NullMarked;

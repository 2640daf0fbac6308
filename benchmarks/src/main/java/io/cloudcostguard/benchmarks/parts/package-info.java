/// The parts of the real system as processes that can be killed, frozen and started again, and what
/// receives at the other end: what the harnesses that disturb it have in common.
@NullMarked
package io.cloudcostguard.benchmarks.parts;

import org.jspecify.annotations.NullMarked;

/// Open-loop load on the four services as processes of their own: a ramp with a spike, and a soak
/// with heaps and latencies by the minute.
@org.jspecify.annotations.NullMarked
package io.cloudcostguard.benchmarks.pressure;

package io.cloudcostguard.benchmarks.cluster;

/// A plan that was answered with 202.
///
/// @param number of the plan in its project, from 0
/// @param isAbove whether it costs more than the project's budget
/// @param atTwo whether it was sent to two instances at once
/// @param at when the answer came, by [System#nanoTime]
record Accepted(String id, String project, int number, boolean isAbove, boolean atTwo, long at) {}

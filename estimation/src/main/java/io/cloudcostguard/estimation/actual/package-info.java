/// Compares what was planned with what was billed, and says where a month will end. Pure.
@NullMarked
package io.cloudcostguard.estimation.actual;

import org.jspecify.annotations.NullMarked;

/// Exports the hops of traces as spans of OpenTelemetry, where an endpoint is configured. Every
/// service has it; the command line does not.
@NullMarked
package io.cloudcostguard.tracing;

import org.jspecify.annotations.NullMarked;

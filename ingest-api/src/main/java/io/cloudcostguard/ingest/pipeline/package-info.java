/// Shows how the pipeline fares, from plan to message: latency, lag, dead letters. Changes nothing.
@NullMarked
package io.cloudcostguard.ingest.pipeline;

import org.jspecify.annotations.NullMarked;

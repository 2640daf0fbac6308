/// Shows how the pipeline fares, from plan to message: lag and dead letters. Changes nothing.
@NullMarked
package io.cloudcostguard.ingest.pipeline;

import org.jspecify.annotations.NullMarked;

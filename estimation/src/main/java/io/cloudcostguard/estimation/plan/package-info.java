/// Reads the JSON of a plan as a stream and keeps only what pricing declares.
@NullMarked
package io.cloudcostguard.estimation.plan;

import org.jspecify.annotations.NullMarked;

/// The estimate of a plan: bills before and after, the proof of every number.
@NullMarked
package io.cloudcostguard.schemas.estimate;

import org.jspecify.annotations.NullMarked;

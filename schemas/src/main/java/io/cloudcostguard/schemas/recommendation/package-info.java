/// The records of recommendations: changes to a plan's resources that would cost less, each with
/// its saving and the proof of it.
@NullMarked
package io.cloudcostguard.schemas.recommendation;

import org.jspecify.annotations.NullMarked;

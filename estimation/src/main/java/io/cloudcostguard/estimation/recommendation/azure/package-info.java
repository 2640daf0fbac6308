/// The rules of recommendations for Azure, one a file: a condition and an alteration.
@NullMarked
package io.cloudcostguard.estimation.recommendation.azure;

import org.jspecify.annotations.NullMarked;

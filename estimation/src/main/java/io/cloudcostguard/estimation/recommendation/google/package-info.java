/// The rules of recommendations for Google Cloud, one a file: a condition and an alteration.
@NullMarked
package io.cloudcostguard.estimation.recommendation.google;

import org.jspecify.annotations.NullMarked;

/// The rules of recommendations for AWS, one a file: a condition and an alteration.
@NullMarked
package io.cloudcostguard.estimation.recommendation.aws;

import org.jspecify.annotations.NullMarked;

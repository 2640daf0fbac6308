/// Recommendations: what would cost less, plan by plan and of a project.
@NullMarked
package io.cloudcostguard.ingest.result.recommendation;

import org.jspecify.annotations.NullMarked;

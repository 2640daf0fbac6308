/// What became of submitted plans: the read model, and waiting for it.
@NullMarked
package io.cloudcostguard.ingest.result.estimate;

import org.jspecify.annotations.NullMarked;

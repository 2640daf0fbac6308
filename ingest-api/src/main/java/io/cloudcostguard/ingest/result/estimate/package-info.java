/// Read model of plan outcomes, with long polling.
@NullMarked
package io.cloudcostguard.ingest.result.estimate;

import org.jspecify.annotations.NullMarked;

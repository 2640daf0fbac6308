/// Outcomes of proposals: applied, withdrawn, closed; and workspaces that are no more.
@NullMarked
package io.cloudcostguard.ingest.result.settlement;

import org.jspecify.annotations.NullMarked;

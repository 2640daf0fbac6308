/// Serves the APIs of the first CloudCostGuard and of Infracost's hosted plan-JSON API, so that
/// existing clients keep working. Knows HTTP and these APIs; estimates are made on the common path.
@NullMarked
package io.cloudcostguard.ingest.integration.compat;

import org.jspecify.annotations.NullMarked;

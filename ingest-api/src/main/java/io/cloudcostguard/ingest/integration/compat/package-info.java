/// The interfaces of others, so that what was made for them goes on working: the first
/// CloudCostGuard's, and that of Infracost's hosted plan-JSON API. Their paths, shapes and words.
/// Knows HTTP and those interfaces; the estimate comes from everybody's own path.
@NullMarked
package io.cloudcostguard.ingest.integration.compat;

import org.jspecify.annotations.NullMarked;

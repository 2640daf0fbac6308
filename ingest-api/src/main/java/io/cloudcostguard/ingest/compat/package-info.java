/// The interface of the first CloudCostGuard, kept so that what was made for it goes on working:
/// its paths, its shapes, its words. Knows HTTP and that interface; the estimate comes from
/// everybody's own path.
@NullMarked
package io.cloudcostguard.ingest.compat;

import org.jspecify.annotations.NullMarked;

/// The audit log: records every action of a route that changes something, publishes and shows it.
@NullMarked
package io.cloudcostguard.ingest.audit;

import org.jspecify.annotations.NullMarked;

/// Rate limits, quotas, and limits of memory and time, for a client, a tenant and the instance.
/// Knows no plan and no topic.
@NullMarked
package io.cloudcostguard.ingest.identity.limit;

import org.jspecify.annotations.NullMarked;

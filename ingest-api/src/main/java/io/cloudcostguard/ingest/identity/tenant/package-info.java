/// Manages tenants and their API keys: storage, memory cache, authentication, creation. Knows the
/// database; no plan and no topic.
@NullMarked
package io.cloudcostguard.ingest.identity.tenant;

import org.jspecify.annotations.NullMarked;

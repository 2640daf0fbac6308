/// Tenants and their API keys: stored, kept in memory, checked, handed out. Knows the database; no
/// plan and no topic.
@NullMarked
package io.cloudcostguard.ingest.identity.tenant;

import org.jspecify.annotations.NullMarked;

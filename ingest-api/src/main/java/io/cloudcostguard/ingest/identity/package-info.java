/// Identifies the caller and limits the request: access rules, tenants and keys, OpenID Connect,
/// rate limits. Knows no plan, no estimate and no topic.
@NullMarked
package io.cloudcostguard.ingest.identity;

import org.jspecify.annotations.NullMarked;

/// How much a client, a tenant and all together may ask of this instance. Knows no plan and no
/// topic.
@NullMarked
package io.cloudcostguard.ingest.identity.limit;

import org.jspecify.annotations.NullMarked;

/// Who makes a request, for which tenant, and what they may do. Every route says what it needs, or
/// why it is open; a route that says neither is not served. Knows no kind of token but the
/// operator's.
@NullMarked
package io.cloudcostguard.ingest.identity.access;

import org.jspecify.annotations.NullMarked;

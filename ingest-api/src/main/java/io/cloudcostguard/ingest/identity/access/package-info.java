/// Authenticates callers and checks scopes. Every route declares its scope, or why it is open; a
/// route without either is not served. Knows only the operator's kind of token.
@NullMarked
package io.cloudcostguard.ingest.identity.access;

import org.jspecify.annotations.NullMarked;

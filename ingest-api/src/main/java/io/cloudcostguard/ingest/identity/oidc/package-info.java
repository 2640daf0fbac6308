/// Authenticates tokens of an OpenID Connect issuer. Knows no route.
@NullMarked
package io.cloudcostguard.ingest.identity.oidc;

import org.jspecify.annotations.NullMarked;

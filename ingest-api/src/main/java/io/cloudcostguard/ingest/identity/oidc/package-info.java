/// Tokens that an OpenID Connect issuer signed: whose they are. Knows no route.
@NullMarked
package io.cloudcostguard.ingest.identity.oidc;

import org.jspecify.annotations.NullMarked;

/// Tokens that an OpenID Connect issuer signed: whose they are. Knows no route.
@NullMarked
package io.cloudcostguard.ingest.oidc;

import org.jspecify.annotations.NullMarked;

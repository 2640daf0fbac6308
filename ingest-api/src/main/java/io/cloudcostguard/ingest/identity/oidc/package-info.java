/// Authenticates tokens of an OpenID Connect issuer, and signs people in to the console with it.
@NullMarked
package io.cloudcostguard.ingest.identity.oidc;

import org.jspecify.annotations.NullMarked;

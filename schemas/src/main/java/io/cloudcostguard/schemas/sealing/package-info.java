/// Seals what is of a tenant under a key of its own, so that the tenant is erased with the key.
@NullMarked
package io.cloudcostguard.schemas.sealing;

import org.jspecify.annotations.NullMarked;

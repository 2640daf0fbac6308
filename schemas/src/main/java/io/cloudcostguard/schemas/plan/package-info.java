/// A Terraform or OpenTofu plan as it travels: slim, redacted, with regions and references
/// resolved.
@NullMarked
package io.cloudcostguard.schemas.plan;

import org.jspecify.annotations.NullMarked;

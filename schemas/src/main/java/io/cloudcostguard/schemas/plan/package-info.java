/// The records of a Terraform or OpenTofu plan: redacted, with regions and references resolved.
@NullMarked
package io.cloudcostguard.schemas.plan;

import org.jspecify.annotations.NullMarked;

/// Speaks the protocols of other products: run tasks of HCP Terraform, compatible APIs. Uses the
/// other wings; none of them knows it.
@NullMarked
package io.cloudcostguard.ingest.integration;

import org.jspecify.annotations.NullMarked;

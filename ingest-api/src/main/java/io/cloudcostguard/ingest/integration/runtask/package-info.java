/// Run tasks of HCP Terraform and Terraform Enterprise: a run asks what its plan costs, and is told
/// whether it may go on. Knows that protocol, and keeps each request until its result is handed
/// over.
@NullMarked
package io.cloudcostguard.ingest.integration.runtask;

import org.jspecify.annotations.NullMarked;

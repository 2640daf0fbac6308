/// Run tasks of HCP Terraform and Terraform Enterprise: a run requests an estimate and gets passed
/// or failed. Knows that protocol, and stores each request until its result is sent.
@NullMarked
package io.cloudcostguard.ingest.integration.runtask;

import org.jspecify.annotations.NullMarked;

/// Webhooks of GitHub and GitLab: pull requests that were merged or closed.
@NullMarked
package io.cloudcostguard.ingest.integration.forge;

import org.jspecify.annotations.NullMarked;

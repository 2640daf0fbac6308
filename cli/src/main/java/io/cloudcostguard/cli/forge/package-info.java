/// Writes comments on the pull requests of a forge from a CI job, without a server.
@NullMarked
package io.cloudcostguard.cli.forge;

import org.jspecify.annotations.NullMarked;

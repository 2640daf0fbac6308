/// Channels of forges: one comment per pull request, rewritten in place, and the status of its
/// commit.
@NullMarked
package io.cloudcostguard.notifier.send.forge;

import org.jspecify.annotations.NullMarked;

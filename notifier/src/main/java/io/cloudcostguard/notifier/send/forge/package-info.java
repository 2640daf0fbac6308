/// Channels `github` and `gitlab`: one comment per pull request, rewritten in place.
@NullMarked
package io.cloudcostguard.notifier.send.forge;

import org.jspecify.annotations.NullMarked;

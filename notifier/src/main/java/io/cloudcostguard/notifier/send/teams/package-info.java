/// Channel `teams`: an Adaptive Card to a workflow of Microsoft Teams.
@NullMarked
package io.cloudcostguard.notifier.send.teams;

import org.jspecify.annotations.NullMarked;

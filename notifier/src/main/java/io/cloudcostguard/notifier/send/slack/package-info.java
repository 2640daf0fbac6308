/// Channels `slack` (an incoming webhook) and `slack-app` (an app that replies in threads).
@NullMarked
package io.cloudcostguard.notifier.send.slack;

import org.jspecify.annotations.NullMarked;

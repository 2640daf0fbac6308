/// The ways to tell somebody, and the forms in which their messages wait to be sent. Who renders
/// and who sends share these and nothing else.
@NullMarked
package io.cloudcostguard.notifier.channel;

import org.jspecify.annotations.NullMarked;

/// Does what people asked for over HTTP: send again, send a test. Knows SQL and messages; never
/// HTTP.
@NullMarked
package io.cloudcostguard.notifier.command;

import org.jspecify.annotations.NullMarked;

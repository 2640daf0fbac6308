/// Prints untrusted text on a terminal, sanitized.
@NullMarked
package io.cloudcostguard.cli.terminal;

import org.jspecify.annotations.NullMarked;

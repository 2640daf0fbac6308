/// Puts what others wrote on a terminal, as nothing but text.
@NullMarked
package io.cloudcostguard.cli.terminal;

import org.jspecify.annotations.NullMarked;

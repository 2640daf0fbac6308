/// Recomputes past estimates from the topics and reports differences.
@NullMarked
package io.cloudcostguard.cli.audit;

import org.jspecify.annotations.NullMarked;

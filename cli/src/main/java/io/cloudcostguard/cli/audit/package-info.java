/// Recomputes past estimates from the topics and says whether they are identical.
@NullMarked
package io.cloudcostguard.cli.audit;

import org.jspecify.annotations.NullMarked;

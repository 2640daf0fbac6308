/// Decisions: whether plans may be applied.
@NullMarked
package io.cloudcostguard.schemas.decision;

import org.jspecify.annotations.NullMarked;

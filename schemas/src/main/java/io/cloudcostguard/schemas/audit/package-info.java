/// Who did what.
@NullMarked
package io.cloudcostguard.schemas.audit;

import org.jspecify.annotations.NullMarked;

/// The records of the audit log.
@NullMarked
package io.cloudcostguard.schemas.audit;

import org.jspecify.annotations.NullMarked;

/// Erases tenants.
@NullMarked
package io.cloudcostguard.standalone.tenants;

import org.jspecify.annotations.NullMarked;

/// Shows estimates: as a table for people, as JSON for tools. The only place where amounts are
/// rounded.
@NullMarked
package io.cloudcostguard.estimation.render;

import org.jspecify.annotations.NullMarked;

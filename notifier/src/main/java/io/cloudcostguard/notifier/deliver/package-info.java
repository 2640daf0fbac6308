/// Delivers what is due: claims it in PostgreSQL, sends it over HTTP, says what came of it. Knows
/// SQL, HTTP and secrets; never what a message says.
@NullMarked
package io.cloudcostguard.notifier.deliver;

import org.jspecify.annotations.NullMarked;

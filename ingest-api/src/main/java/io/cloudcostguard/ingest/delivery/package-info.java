/// What was sent to whom and what came of it, and the wish to send it again. Reads notifier's
/// tables; writes none of them but the commands that notifier works off. Never shows a body or an
/// address.
@NullMarked
package io.cloudcostguard.ingest.delivery;

import org.jspecify.annotations.NullMarked;

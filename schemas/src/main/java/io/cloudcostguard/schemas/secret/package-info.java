/// How secrets that people configure are kept: encrypted, never in a topic, a log or an answer.
@NullMarked
package io.cloudcostguard.schemas.secret;

import org.jspecify.annotations.NullMarked;

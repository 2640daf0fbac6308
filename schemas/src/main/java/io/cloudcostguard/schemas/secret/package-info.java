/// Encrypts configured secrets. They are never in a topic, a log or an answer.
@NullMarked
package io.cloudcostguard.schemas.secret;

import org.jspecify.annotations.NullMarked;

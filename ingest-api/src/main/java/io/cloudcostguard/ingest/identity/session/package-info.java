/// Keeps people signed in to the console, by a session cookie that no script can read, and signs
/// them in with an API key.
@NullMarked
package io.cloudcostguard.ingest.identity.session;

import org.jspecify.annotations.NullMarked;

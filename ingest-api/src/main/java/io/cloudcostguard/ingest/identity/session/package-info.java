/// Signs people in for the console: an API key becomes a session cookie that no script can read.
@NullMarked
package io.cloudcostguard.ingest.identity.session;

import org.jspecify.annotations.NullMarked;

/// Serves the console: a page for people, its scripts and its style, all from here. Knows no route
/// of the API; the scripts use those that everybody has.
@NullMarked
package io.cloudcostguard.ingest.console;

import org.jspecify.annotations.NullMarked;

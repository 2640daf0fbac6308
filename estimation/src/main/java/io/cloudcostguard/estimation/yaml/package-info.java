/// Reads files in YAML that people write.
@NullMarked
package io.cloudcostguard.estimation.yaml;

import org.jspecify.annotations.NullMarked;

/// Rotates the key that encrypts secrets in the database.
@NullMarked
package io.cloudcostguard.standalone.secrets;

import org.jspecify.annotations.NullMarked;

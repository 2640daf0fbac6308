/// Makes a static site of the documents. Knows no other module.
@NullMarked
package io.cloudcostguard.site;

import org.jspecify.annotations.NullMarked;

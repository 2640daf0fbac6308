/// Builds again from the topics what the database has of them.
@NullMarked
package io.cloudcostguard.standalone.rebuild;

import org.jspecify.annotations.NullMarked;

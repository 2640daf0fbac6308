/// Says how a command reaches the database of a deployment. Knows no command.
@NullMarked
package io.cloudcostguard.standalone.deployment;

import org.jspecify.annotations.NullMarked;

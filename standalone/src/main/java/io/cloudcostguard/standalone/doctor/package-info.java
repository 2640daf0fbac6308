/// Examines a deployment: brokers, database, secrets, services, receivers. Changes nothing.
@NullMarked
package io.cloudcostguard.standalone.doctor;

import org.jspecify.annotations.NullMarked;

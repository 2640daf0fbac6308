package io.cloudcostguard.ingest.identity.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The scope that a route requires.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
  Scope value();

  /// Whether a request other than GET changes something, and is audited.
  boolean changes() default true;
}

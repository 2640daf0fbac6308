package io.cloudcostguard.estimation.plan;

/// Who is told how much memory a reading is about to hold, and may stop it by an exception.
@FunctionalInterface
public interface Holding {

  /// A reading that may hold what it likes.
  Holding UNBOUNDED = _ -> {};

  /// Told before it is held.
  ///
  /// @param bytes about how much more
  void hold(long bytes);
}

package io.cloudcostguard.estimation.plan;

/// Accounts for the memory and work of a reading. It can end the reading by an exception: out of
/// memory, at a deadline, or when the client disconnects.
@FunctionalInterface
public interface Holding {

  /// A reading that may take what it likes.
  Holding UNBOUNDED = _ -> {};

  /// Told before it is held.
  ///
  /// @param bytes about how much more
  void hold(long bytes);

  /// Told before it is done, often enough that a reading can be ended within milliseconds.
  ///
  /// @param steps about how many more; a step is the handling of one token, mark, reference or
  ///   address
  default void work(long steps) {}
}

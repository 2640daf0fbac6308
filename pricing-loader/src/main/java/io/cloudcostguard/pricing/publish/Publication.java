package io.cloudcostguard.pricing.publish;

/// A publication that was made.
///
/// @param version the newest version, which is complete in the topic now
/// @param keys how many histories were sent
public record Publication(long version, long keys) {}

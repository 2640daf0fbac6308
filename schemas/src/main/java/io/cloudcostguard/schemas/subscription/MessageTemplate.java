package io.cloudcostguard.schemas.subscription;

import org.jspecify.annotations.Nullable;

/// A subscriber's own words in its messages, as Mustache with variables only.
///
/// @param headline in place of the built-in one; null: that
/// @param footer one more section at the end; null: none
public record MessageTemplate(@Nullable String headline, @Nullable String footer) {}

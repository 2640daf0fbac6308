package io.cloudcostguard.cli.forge;

/// A comment as a forge returned it.
///
/// @param id by which the forge updates it
/// @param text as it was written
record PostedComment(String id, String text) {}

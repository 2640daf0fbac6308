package io.cloudcostguard.pricing.source.page;

import java.nio.file.Path;

/// A page in a local file.
///
/// @param name what messages call it: the file, or the address that it came from
/// @param file may be packed by gzip
public record PageFile(String name, Path file) {}

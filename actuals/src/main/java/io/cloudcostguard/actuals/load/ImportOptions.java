package io.cloudcostguard.actuals.load;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How bills are imported.
///
/// @param tenant whose bills they are
/// @param complete whether the files are all there is of their billing periods: what they lack is
///   removed then, too
/// @param rejects where rows that cannot be counted are written; null: nowhere
public record ImportOptions(String tenant, boolean complete, @Nullable Path rejects) {}

package io.cloudcostguard.pricing.run;

import io.cloudcostguard.pricing.source.http.Patience;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the downloads of vendors' price lists.
///
/// @param folder where they are kept from one load to the next; of its own. Without one they are
///   kept as long as the process lives
/// @param attempts in a row that bring nothing, until a download is given up
/// @param firstWait between two attempts, about; it doubles
/// @param longestWait between two attempts; a server that asks for more is given up
/// @param silence after which a connection that sends nothing is broken off
@ConfigurationProperties("ccg.pricing.downloads")
public record DownloadProperties(
    @Nullable Path folder,
    @DefaultValue("6") int attempts,
    @DefaultValue("1s") Duration firstWait,
    @DefaultValue("2m") Duration longestWait,
    @DefaultValue("60s") Duration silence) {

  Patience patience() {
    return new Patience(attempts, firstWait, longestWait, silence);
  }
}

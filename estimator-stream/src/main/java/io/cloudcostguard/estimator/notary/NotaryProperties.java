package io.cloudcostguard.estimator.notary;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the notary.
///
/// @param keys the first one signs (`PRIVATE+KEY+…`, a secret); the others are earlier ones, whose
///   checkpoints are trusted (either form). None: nothing is signed
/// @param interval how often checkpoints are signed, as long as there is something new
/// @param witness a folder that gets the newest checkpoint of each partition, for a copy that a
///   writer of the topics cannot reach; null: none
/// @param witnessUrl where each new checkpoint is posted to; null: nowhere
/// @param witnessToken a secret that is sent with it; null: none
@ConfigurationProperties("ccg.notary")
public record NotaryProperties(
    @DefaultValue List<String> keys,
    @DefaultValue("5s") Duration interval,
    @Nullable Path witness,
    @Nullable URI witnessUrl,
    @Nullable String witnessToken) {

  /// Without the secrets; the keys only by number.
  @Override
  public String toString() {
    return "NotaryProperties[%d keys, interval=%s, witness=%s, witnessUrl=%s]"
        .formatted(keys.size(), interval, witness, witnessUrl);
  }
}

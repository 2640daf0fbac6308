package io.cloudcostguard.pricing.source;

import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Says which file a list of prices was.
///
/// @param location the file's address or path
/// @param edition the vendor's publication; null where there is none
/// @param sha256 of the file as it was fetched, in hex; null where it is no file
/// @param byHand null where the loader fetched it by itself
public record Provenance(
    String location, @Nullable String edition, @Nullable String sha256, @Nullable ByHand byHand) {

  /// Of a list that the loader fetched.
  public Provenance(String location, @Nullable String edition, @Nullable String sha256) {
    this(location, edition, sha256, null);
  }

  /// The same, loaded by a person.
  public Provenance with(@Nullable ByHand person) {
    return new Provenance(location, edition, sha256, person);
  }

  /// Of a file on this machine.
  public static Provenance of(String location, @Nullable String edition, Path file)
      throws IOException {
    MessageDigest digest = Sha256.start();
    try (InputStream content = Files.newInputStream(file);
        OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      content.transferTo(sink);
    }
    return new Provenance(location, edition, HexFormat.of().formatHex(digest.digest()));
  }
}

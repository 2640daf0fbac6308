package io.cloudcostguard.pricing.source.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/// A vendor's tree at an address.
record WebTree(URI base, Downloads downloads) implements FileTree {

  WebTree {
    boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
    if (!web || base.getHost() == null || base.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "A base URL is http:, https: or file:, with a host and no password; this is not: "
              + base.getScheme()
              + "://"
              + base.getHost());
    }
  }

  @Override
  public Path fetch(String path) throws IOException {
    return downloads.fetch(address(path));
  }

  @Override
  public String nameOf(String path) {
    return address(path).toString();
  }

  private URI address(String path) {
    String folder = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/+$", "");
    URI address = base.resolve(folder + "/" + path.replaceFirst("^/+", "")).normalize();
    boolean inside =
        Objects.equals(address.getRawAuthority(), base.getRawAuthority())
            && Objects.equals(address.getScheme(), base.getScheme())
            && address.getRawPath().startsWith(folder + "/")
            && !address.getRawPath().contains("/../");
    if (!inside) {
      throw new IllegalArgumentException("'" + path + "' leads out of " + base);
    }
    return address;
  }
}

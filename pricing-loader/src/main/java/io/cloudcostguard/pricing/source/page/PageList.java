package io.cloudcostguard.pricing.source.page;

import io.cloudcostguard.pricing.source.Provenance;
import io.cloudcostguard.pricing.source.http.FileTree;
import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// All the pages of a price list, in order, on this machine.
record PageList(List<PageFile> pages) {

  PageList {
    pages = List.copyOf(pages);
  }

  String digest() throws IOException {
    MessageDigest digest = Sha256.start();
    try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (PageFile page : pages) {
        Files.copy(page.file(), sink);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  List<Provenance> files() throws IOException {
    List<Provenance> files = new ArrayList<>(pages.size());
    for (PageFile page : pages) {
      files.add(Provenance.of(page.name(), null, page.file()));
    }
    return files;
  }

  /// Pages with nothing in them are a mistake, such as a filter that fits nothing: an empty list
  /// would withdraw every price.
  void read(JsonPage form, Consumer<Element> sink) throws IOException {
    LongAdder elements = new LongAdder();
    for (PageFile page : pages) {
      try (InputStream content = FileTree.open(page.file())) {
        form.read(page.name(), content, sink.andThen(_ -> elements.increment()));
      }
    }
    if (elements.sum() == 0) {
      throw new IllegalArgumentException(
          "There is nothing in the %d pages from %s on".formatted(pages.size(), firstName()));
    }
  }

  private String firstName() {
    return pages.isEmpty() ? "nowhere" : pages.getFirst().name();
  }
}

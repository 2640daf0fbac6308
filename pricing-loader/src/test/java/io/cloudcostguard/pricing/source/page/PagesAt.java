package io.cloudcostguard.pricing.source.page;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Answers of an API by their address, for tests.
public final class PagesAt implements PageChain.Fetch {

  public final List<String> asked = new ArrayList<>();
  private final Path folder;
  private final Map<String, String> answers = new TreeMap<>();

  public PagesAt(Path folder) {
    this.folder = folder;
  }

  public PagesAt with(String address, String answer) {
    answers.put(address, answer);
    return this;
  }

  @Override
  public Path fetch(URI address) throws IOException {
    asked.add(address.toString());
    String answer = answers.get(address.toString());
    if (answer == null) {
      throw new NoSuchFileException(address.toString());
    }
    return Files.writeString(folder.resolve("answer-" + asked.size()), answer);
  }
}

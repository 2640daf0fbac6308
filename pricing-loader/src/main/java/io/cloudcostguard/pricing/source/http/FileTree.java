package io.cloudcostguard.pricing.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// A vendor's tree of files, at an address or in a folder.
public sealed interface FileTree permits WebTree, FolderTree {

  /// The tree at `base`: a folder if it is of the scheme `file`, else an address to download from.
  static FileTree at(URI base, Downloads downloads) {
    return "file".equals(base.getScheme())
        ? new FolderTree(Path.of(base))
        : new WebTree(base, downloads);
  }

  /// The file as it is now, whole, on this machine. It may be compressed: see [#open].
  ///
  /// @param path from the root of the tree, e.g. `/offers/v1.0/aws/index.json`; it cannot lead out
  /// @throws NoSuchFileException if the tree has no such file
  Path fetch(String path) throws IOException;

  /// The whole name of a file, for messages.
  String nameOf(String path);

  /// Opens a file of a tree, unpacked.
  static InputStream open(Path file) throws IOException {
    InputStream content = Files.newInputStream(file);
    try {
      PushbackInputStream start = new PushbackInputStream(content, 2);
      byte[] magic = start.readNBytes(2);
      start.unread(magic);
      boolean packed = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
      return packed ? new GZIPInputStream(start, 64 * 1024) : start;
    } catch (IOException e) {
      content.close();
      throw e;
    }
  }
}

package io.cloudcostguard.actuals.load;

import io.cloudcostguard.actuals.bill.BillFile;
import io.cloudcostguard.outbound.Download;
import io.cloudcostguard.outbound.OutboundHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the files of a delivery: files, the bills in a folder, and URLs, which are downloaded into
/// a scratch folder first.
public final class BillSources {

  private static final Pattern URL = Pattern.compile("(?i)https?://.*");
  private static final Pattern BILL = Pattern.compile("(?i).*\\.(csv|csv\\.gz|parquet)");
  private static final Duration DEADLINE = Duration.ofHours(2);
  private static final int MOST = 10_000;

  private final OutboundHttp http;
  private final Path scratch;
  private final long maxBytes;

  /// Finds files, and downloads.
  ///
  /// @param http asks URLs, by the rules for addresses from outside
  /// @param scratch where downloads are kept; the caller removes it
  /// @param maxBytes of a download
  public BillSources(OutboundHttp http, Path scratch, long maxBytes) {
    this.http = http;
    this.scratch = scratch;
    this.maxBytes = maxBytes;
  }

  /// The files that `sources` name, in order.
  public List<BillFile> find(List<String> sources) throws IOException {
    List<BillFile> files = new ArrayList<>();
    for (String source : sources) {
      if (URL.matcher(source).matches()) {
        files.add(download(source, files.size()));
      } else {
        files.addAll(at(Path.of(source)));
      }
      if (files.size() > MOST) {
        throw new IllegalArgumentException("There are more than " + MOST + " files");
      }
    }
    return files;
  }

  private static List<BillFile> at(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString(), null, "there is no bill");
    }
    if (!Files.isDirectory(path)) {
      return List.of(new BillFile(path.toString(), path));
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<BillFile> bills =
          all.filter(file -> isBill(path.relativize(file), file))
              .sorted()
              .limit(MOST + 1L)
              .map(file -> new BillFile(file.toString(), file))
              .toList();
      if (bills.isEmpty()) {
        throw new NoSuchFileException(
            path.toString(), null, "no file in it ends in .csv, .csv.gz or .parquet");
      }
      return bills;
    }
  }

  private static boolean isBill(Path relative, Path file) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    String name = file.getFileName().toString();
    return BILL.matcher(name).matches()
        && !name.toLowerCase(Locale.ROOT).endsWith(".rejects.csv")
        && Files.isRegularFile(file);
  }

  /// The URL may be a credential: messages and the list of imports have its place in the command
  /// instead.
  private BillFile download(String url, int place) throws IOException {
    String name = "URL " + (place + 1);
    Path file = scratch.resolve("download-" + place);
    Download request = new Download(url, Map.of(), maxBytes, DEADLINE);
    Download.Outcome<Long> outcome =
        http.fetch(request, body -> Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING));
    return switch (outcome) {
      case Download.Outcome.Read<Long> _ -> new BillFile(name, file);
      case Download.Outcome.Status<Long>(int code) ->
          throw new IOException(name + " was answered with status " + code);
      case Download.Outcome.TooLarge<Long> _ ->
          throw new IOException(name + " is larger than " + maxBytes + " bytes");
      case Download.Outcome.None<Long>(String reason) ->
          throw new IOException(name + ": " + reason);
      case Download.Outcome.Refused<Long>(String reason) ->
          throw new IOException(name + " is refused: " + reason);
    };
  }
}

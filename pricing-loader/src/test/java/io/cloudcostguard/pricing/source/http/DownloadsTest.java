package io.cloudcostguard.pricing.source.http;

import static io.cloudcostguard.pricing.source.http.VendorServer.body;
import static io.cloudcostguard.pricing.source.http.VendorServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {

  private static final byte[] CONTENT = randomBytes(300_000);
  private static final int HALF = CONTENT.length / 2;

  private final List<String> told = new ArrayList<>();
  private VendorServer server;
  private Downloads downloads;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server = new VendorServer();
    downloads = downloads();
  }

  @AfterEach
  void stop() throws IOException {
    downloads.close();
    server.close();
  }

  @Test
  void bringsAFileAndTellsHowItGoes() throws IOException {
    server.otherwise(exchange -> body(exchange, 200, CONTENT, CONTENT.length));

    assertThat(Files.readAllBytes(fetch())).isEqualTo(CONTENT);
    assertThat(told).contains("300000 of 300000");
  }

  @Test
  void doesNotBringAgainWhatHasNotChanged() throws IOException {
    server.then(
        exchange -> body(exchange, 200, CONTENT, CONTENT.length, "ETag", "\"v1\""),
        exchange -> status(exchange, 304),
        exchange -> body(exchange, 200, new byte[] {1}, 1, "ETag", "\"v2\""));

    Path first = fetch();
    assertThat(Files.readAllBytes(fetch())).isEqualTo(CONTENT);
    assertThat(Files.readAllBytes(fetch())).hasSize(1);

    assertThat(first).isEqualTo(fetchedAfter(exchange -> status(exchange, 304)));
    assertThat(server.asked())
        .containsExactly(
            "/list.csv",
            "/list.csv If-None-Match=\"v1\"",
            "/list.csv If-None-Match=\"v1\"",
            "/list.csv If-None-Match=\"v2\"");
  }

  @Test
  void goesOnWhereTheConnectionBrokeOff() throws IOException {
    server.then(
        exchange -> body(exchange, 200, CONTENT, HALF, "ETag", "\"v1\""),
        exchange -> rest(exchange, HALF));

    assertThat(Files.readAllBytes(fetch())).isEqualTo(CONTENT);
    assertThat(server.asked())
        .containsExactly("/list.csv", "/list.csv Range=bytes=150000- If-Range=\"v1\"");
  }

  @Test
  void goesOnInAnotherProcess() throws IOException {
    server.otherwise(exchange -> status(exchange, 500));
    server.then(exchange -> body(exchange, 200, CONTENT, HALF, "ETag", "\"v1\""));
    assertThatThrownBy(this::fetch).hasMessageContaining("is given up after 3 attempts");

    downloads.close();
    downloads = downloads();
    server.then(exchange -> rest(exchange, HALF));

    assertThat(Files.readAllBytes(fetch())).isEqualTo(CONTENT);
    assertThat(server.asked()).last().asString().contains("Range=bytes=150000-");
  }

  @Test
  void beginsAnewWhenTheFileHasChangedMeanwhile() throws IOException {
    byte[] other = randomBytes(1_000);
    server.then(
        exchange -> body(exchange, 200, CONTENT, HALF, "ETag", "\"v1\""),
        exchange -> body(exchange, 200, other, other.length, "ETag", "\"v2\""));

    assertThat(Files.readAllBytes(fetch())).isEqualTo(other);
  }

  @Test
  void beginsAnewWhenTheServerSendsAnotherRange() throws IOException {
    server.then(
        exchange -> body(exchange, 200, CONTENT, HALF, "ETag", "\"v1\""),
        exchange -> rest(exchange, HALF - 1),
        exchange -> body(exchange, 200, CONTENT, HALF, "ETag", "\"v1\""),
        exchange -> status(exchange, 416),
        exchange -> body(exchange, 200, CONTENT, CONTENT.length));

    assertThat(Files.readAllBytes(fetch())).isEqualTo(CONTENT);
  }

  @Test
  void doesNotMixTwoContentsOfAServerWithoutValidators() throws IOException {
    server.then(
        exchange -> body(exchange, 200, CONTENT, HALF, "ETag", "W/\"weak\""),
        exchange -> body(exchange, 200, CONTENT, CONTENT.length));

    assertThat(Files.readAllBytes(fetch())).isEqualTo(CONTENT);
    assertThat(server.asked()).containsExactly("/list.csv", "/list.csv");
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws IOException {
    server.then(
        exchange -> status(exchange, 503, "Retry-After", "1"),
        exchange -> body(exchange, 200, CONTENT, CONTENT.length));

    Instant began = Instant.now();
    fetch();

    assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void givesUpWhenTheServerAsksForTooLongOrFailsTooOften() throws IOException {
    server.otherwise(exchange -> status(exchange, 429, "Retry-After", "3600"));
    assertThatThrownBy(this::fetch)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/list.csv is given up after 1 attempts")
        .hasMessageContaining("answers 429");

    assertThatThrownBy(this::fetch).hasMessageContaining("The circuit breaker of ");
    assertThat(server.asked()).hasSize(1);

    downloads.close();
    downloads = downloads();
    server.otherwise(exchange -> status(exchange, 502));
    assertThatThrownBy(this::fetch).hasMessageContaining("after 3 attempts");
    assertThat(server.asked()).hasSize(4);
  }

  @Test
  void doesNotRepeatWhatIsRefusedForGood() {
    server.otherwise(exchange -> status(exchange, 404));
    assertThatThrownBy(this::fetch).isInstanceOf(NoSuchFileException.class);

    server.otherwise(exchange -> status(exchange, 403));
    assertThatThrownBy(this::fetch).hasMessageContaining("answers 403");
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void keepsTheEarlierFileWhenTheNextOneFails() throws IOException {
    server.then(exchange -> body(exchange, 200, CONTENT, CONTENT.length, "ETag", "\"v1\""));
    Path file = fetch();

    server.otherwise(exchange -> body(exchange, 200, new byte[10], 5, "ETag", "\"v2\""));
    assertThatThrownBy(this::fetch).hasMessageContaining("given up");

    assertThat(Files.readAllBytes(file)).isEqualTo(CONTENT);
  }

  @Test
  void checksWhatArrivedAgainstTheServersChecksum() throws Exception {
    String right = md5(CONTENT);
    String wrong = md5(new byte[0]);
    server.then(
        exchange -> body(exchange, 200, CONTENT, CONTENT.length, "Content-MD5", wrong),
        exchange -> body(exchange, 200, CONTENT, CONTENT.length, "Content-MD5", right));

    assertThat(Files.readAllBytes(fetch())).isEqualTo(CONTENT);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void followsARedirectToTheSameHostOnly() throws IOException {
    server.then(
        exchange -> status(exchange, 302, "Location", "/there.csv"),
        exchange -> body(exchange, 200, CONTENT, CONTENT.length),
        exchange -> status(exchange, 302, "Location", "http://169.254.169.254/latest/"),
        exchange -> status(exchange, 301, "Location", "file:///etc/passwd"));

    assertThat(Files.readAllBytes(fetch())).isEqualTo(CONTENT);
    assertThatThrownBy(this::fetch).hasMessageContaining("redirects to another host");
    assertThatThrownBy(this::fetch).hasMessageContaining("redirects to another host");
  }

  @Test
  void givesUpOnRedirectsInACircle() {
    server.otherwise(exchange -> status(exchange, 302, "Location", "/list.csv"));

    assertThatThrownBy(this::fetch).hasMessageContaining("redirects more than 5 times");
  }

  @Test
  void unpacksWhatTheServerPacked() throws IOException {
    byte[] packed = packed(CONTENT);
    server.otherwise(
        exchange -> body(exchange, 200, packed, packed.length, "Content-Encoding", "gzip"));

    try (InputStream content = FileTree.open(fetch())) {
      assertThat(content.readAllBytes()).isEqualTo(CONTENT);
    }
  }

  @Test
  void breaksOffAConnectionThatFallsSilent() throws IOException {
    server.then(
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT, 0, HALF);
          exchange.getResponseBody().flush();
          sleep(Duration.ofSeconds(10));
        },
        exchange -> rest(exchange, HALF));

    assertThat(Files.readAllBytes(fetch())).isEqualTo(CONTENT);
  }

  @Test
  void deletesUnusedFilesAfterDays() throws IOException {
    server.otherwise(exchange -> body(exchange, 200, CONTENT, CONTENT.length));
    Path old = downloads.fetch(server.base().resolve("old.csv"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(4))));

    Path file;
    try (Downloads later = downloads()) {
      file = later.fetch(server.base().resolve("list.csv"));
    }

    assertThat(old).doesNotExist();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).contains(file);
    }
  }

  @Test
  void leavesNothingBehindWhenItIsTemporary() throws IOException {
    server.otherwise(exchange -> body(exchange, 200, CONTENT, CONTENT.length));
    Path file;
    try (Downloads temporary = Downloads.temporary(Patience.usual(), DownloadProgress.silent())) {
      file = temporary.fetch(server.base().resolve("list.csv"));
      assertThat(file).exists();
    }

    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void staysInsideItsTree() {
    FileTree tree = FileTree.at(server.base().resolve("/aws/"), downloads);

    assertThatThrownBy(() -> tree.fetch("../secret")).hasMessageContaining("leads out");
    assertThatThrownBy(() -> tree.fetch("%2e%2e/secret")).hasMessageContaining("not the plain");
    assertThat(tree.nameOf("//other.example/x")).startsWith(server.base() + "aws/");
    assertThatThrownBy(() -> FileTree.at(URI.create("https://me:s3cret@host/"), downloads))
        .hasMessageNotContaining("s3cret");
    assertThat(server.asked()).isEmpty();
  }

  private Downloads downloads() {
    Patience patience =
        new Patience(3, Duration.ofMillis(5), Duration.ofSeconds(5), Duration.ofSeconds(1));
    return new Downloads(
        folder, patience, (_, bytes, total, _) -> told.add(bytes + " of " + total));
  }

  private Path fetch() throws IOException {
    return downloads.fetch(server.base().resolve("list.csv"));
  }

  private Path fetchedAfter(VendorServer.Answer answer) throws IOException {
    server.then(answer);
    return fetch();
  }

  private static void rest(HttpExchange exchange, int from) throws IOException {
    byte[] rest = Arrays.copyOfRange(CONTENT, from, CONTENT.length);
    String range = "bytes %d-%d/%d".formatted(from, CONTENT.length - 1, CONTENT.length);
    body(exchange, 206, rest, rest.length, "Content-Range", range, "ETag", "\"v1\"");
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }

  private static String md5(byte[] content) throws Exception {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

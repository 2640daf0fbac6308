package io.cloudcostguard.ingest.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An issuer that is slow, that says too much, or that leads elsewhere.
class IssuerHttpTest {

  private HttpServer issuer;

  @BeforeEach
  void start() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    issuer.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    issuer.createContext(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush(); // and no more
        });
    issuer.createContext(
        "/long",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(new byte[300 * 1024]);
          exchange.close();
        });
    issuer.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/short");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    issuer.createContext(
        "/short",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes());
          exchange.close();
        });
    issuer.start();
  }

  @AfterEach
  void stop() {
    issuer.stop(0);
  }

  private URL at(String path) throws IOException {
    return URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + path).toURL();
  }

  @Test
  void waitsForAllOfAnAnswerNoLongerThanItsPatience() throws Exception {
    try (IssuerHttp http = new IssuerHttp(Duration.ofMillis(300))) {
      assertThatThrownBy(() -> http.retrieveResource(at("/slow")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("did not answer within 300 ms");
    }
  }

  @Test
  void readsNoMoreThanItMayAndGoesNowhereElse() throws Exception {
    try (IssuerHttp http = new IssuerHttp(Duration.ofSeconds(30))) {
      assertThat(http.retrieveResource(at("/short")).getContent()).isEqualTo("{}");
      assertThatThrownBy(() -> http.retrieveResource(at("/long"))).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> http.retrieveResource(at("/elsewhere")))
          .hasMessageContaining("answers 302");
    }
  }

  /// It would have this service send codes and secrets to what listens beside it.
  @Test
  void takesNoEndpointOfThisMachineFromAnIssuerElsewhere() throws Exception {
    String document =
        "{\"issuer\":\"%s\",\"token_endpoint\":\"http://127.0.0.1:9/token\",\"jwks_uri\":\"https://issuer.example.com/keys\"}";
    String elsewhere = "https://issuer.example.com";
    String here = "http://127.0.0.1:9";

    Discovery.Said said =
        new Discovery(URI.create(elsewhere), says(document.formatted(elsewhere))).fetch();
    assertThatThrownBy(() -> said.endpoint("token_endpoint")).isInstanceOf(IOException.class);
    assertThat(said.endpoint("jwks_uri")).hasHost("issuer.example.com");
    assertThat(
            new Discovery(URI.create(here), says(document.formatted(here)))
                .fetch()
                .endpoint("token_endpoint"))
        .hasPort(9);
  }

  private static ResourceRetriever says(String document) {
    return _ -> new Resource(document, "application/json");
  }
}

package io.cloudcostguard.ingest.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.ingest.identity.access.Routes.Route;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoleMatrixTest {

  private final FrontDoor door = FrontDoor.open();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void everyRouteSaysWhatItNeedsOrWhyItIsOpen() {
    List<Route> routes = Routes.all();

    assertThat(routes).hasSizeGreaterThan(10);
    assertThat(routes)
        .allSatisfy(route -> assertThat(route.isOpen()).isNotEqualTo(route.needs() != null));
  }

  @Test
  void letsEachScopeToItsRoutesAndToNoOther() throws Exception {
    Map<Scope, String> keys = new EnumMap<>(Scope.class);
    Visitor first = Visitor.ofNewTenant();
    for (Scope scope : Scope.OF_KEYS) {
      keys.put(scope, first.colleague(scope.word()).key());
    }

    for (Route route : Routes.all()) {
      if (route.isOpen() && route.toString().contains("/v1/hooks/")) {
        assertThat(status(route, null)).as("%s without a signature", route).isEqualTo(401);
        continue;
      }
      if (route.isOpen()) {
        assertThat(status(route, null)).as("%s without a token", route).isNotIn(401, 403);
        continue;
      }
      assertThat(status(route, null)).as("%s without a token", route).isEqualTo(401);
      assertThat(status(route, "not-a-token")).as("%s for a wrong token", route).isEqualTo(401);
      assertThat(status(route, FrontDoor.TOKEN))
          .as("%s for the operator", route)
          .isLessThan(500)
          .isNotIn(401, 403);
      for (Map.Entry<Scope, String> key : keys.entrySet()) {
        int status = status(route, key.getValue());
        if (key.getKey() == route.needs()) {
          assertThat(status).as("%s for %s", route, key.getKey()).isLessThan(500).isNotIn(401, 403);
        } else {
          assertThat(status).as("%s for %s", route, key.getKey()).isEqualTo(403);
        }
      }
    }
  }

  /// The status of an answer, which may be one that goes on for ever.
  private int status(Route route, @Nullable String token) throws Exception {
    HttpRequest.Builder request =
        FrontDoor.request(door.port(), route.path("no-" + UUID.randomUUID()))
            .method(route.method().name(), BodyPublishers.noBody());
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    response.body().close();
    return response.statusCode();
  }
}

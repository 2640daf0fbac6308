package io.cloudcostguard.ingest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.docs.OpenApi.Operation;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.schemas.Json;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class DocumentTest {

  private final FrontDoor door = FrontDoor.open();
  private final OpenApi api = new OpenApi(door);

  DocumentTest() throws Exception {}

  @Test
  void hasEveryRouteOfTheServiceWithItsScopeAndNoOther() {
    Map<String, String> served = new TreeMap<>();
    Set<String> anyMethod = new TreeSet<>();
    door.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (ErrorController.class.isAssignableFrom(handler.getBeanType())) {
            return;
          }
          Needs needs = handler.getMethodAnnotation(Needs.class);
          String scope = needs == null ? "open" : needs.value().word();
          for (String pattern : info.getPatternValues()) {
            if (info.getMethodsCondition().isEmpty()) {
              anyMethod.add(pattern);
              served.put(pattern, scope);
            }
            info.getMethodsCondition()
                .getMethods()
                .forEach(method -> served.put(method + " " + pattern, scope));
          }
        });

    Map<String, String> written = new TreeMap<>();
    for (Operation operation : api.operations()) {
      boolean any = anyMethod.contains(operation.path());
      written.put(any ? operation.path() : operation.toString(), scopeOf(operation));
    }

    assertThat(written).isEqualTo(served);
  }

  private static String scopeOf(Operation operation) {
    JsonNode security = operation.says().path("security");
    assertThat(security.isArray()).as("%s says who may", operation).isTrue();
    Set<String> scopes = new TreeSet<>();
    security.forEach(
        way -> way.forEach(roles -> roles.forEach(role -> scopes.add(role.asString()))));
    return scopes.isEmpty() ? "open" : String.join(" ", scopes);
  }

  @Test
  void isAnOpenApiDocument() throws Exception {
    ParseOptions options = new ParseOptions();
    options.setOaiAuthor(true);

    SwaggerParseResult parsed =
        new OpenAPIV3Parser().readContents(door.get("/openapi.yaml").body(), null, options);

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).hasSameSizeAs(api.document().path("paths"));
  }

  @Test
  void namesEachOperationOnceUnderATagThatItExplains() {
    Set<String> tags = new TreeSet<>();
    api.document().path("tags").forEach(tag -> tags.add(tag.path("name").asString()));

    assertThat(api.operations()).extracting(Operation::id).doesNotHaveDuplicates();
    assertThat(api.operations())
        .allSatisfy(operation -> {
          assertThat(operation.says().path("summary").asString("")).isNotBlank();
          assertThat(operation.says().path("tags").valueStream().map(JsonNode::asString))
              .hasSize(1)
              .isSubsetOf(tags);
        });
  }

  @Test
  void refersOnlyToWhatThereIs() throws Exception {
    for (JsonNode reference : api.document().findValues("$ref")) {
      String to = reference.asString();
      String[] parts = to.split("#", 2);
      JsonNode in = parts[0].isEmpty() ? api.document() : door.get("/" + parts[0]).json();
      assertThat(in.at(parts.length == 1 ? "" : parts[1]).isMissingNode()).as(to).isFalse();
    }
  }

  @Test
  void hasExamplesThatItsSchemasAllow() {
    List<String> examined =
        Stream.concat(
                examined("/components/responses"),
                Stream.concat(api.operations().stream(), api.webhooks().stream())
                    .flatMap(operation ->
                        Stream.concat(
                            contents(operation.at() + "/requestBody"),
                            examined(operation.at() + "/responses"))))
            .toList();

    assertThat(examined).hasSizeGreaterThan(30);
    for (Operation operation : api.operations()) {
      for (JsonNode parameter : api.parameters(operation)) {
        assertThat(parameter.has("example")).as("%s %s", operation, parameter).isTrue();
      }
    }
  }

  @Test
  void describesTheWebhooksThatAreSentOfEstimates() throws Exception {
    String schema = "/webhooks/planEstimated/post/requestBody/content/application~1json/schema";
    try (Stream<Path> golden = Files.list(Path.of("../notifier/src/test/resources/golden"))) {
      List<Path> sent =
          golden
              .filter(file -> file.getFileName().toString().matches("estimate.*webhook\\.json"))
              .toList();
      assertThat(sent).hasSizeGreaterThan(5);
      for (Path file : sent) {
        JsonNode body = Json.MAPPER.readTree(Files.readString(file));
        assertThat(api.violations(schema, body)).as(file.toString()).isEmpty();
      }
    }
  }

  private Stream<String> examined(String responses) {
    return api.at(responses)
        .propertyStream()
        .flatMap(entry -> contents(responses + "/" + entry.getKey()));
  }

  /// Checks every example of a body; the places of those that there are.
  private Stream<String> contents(String bodyAt) {
    return api.at(bodyAt + "/content")
        .propertyStream()
        .flatMap(content -> {
          String at = bodyAt + "/content/" + OpenApi.escaped(content.getKey());
          Stream<JsonNode> examples =
              Stream.concat(
                  Stream.of(content.getValue().path("example")),
                  content.getValue().path("examples").valueStream().map(one -> one.path("value")));
          return examples
              .filter(example -> !example.isMissingNode())
              .map(example -> {
                assertThat(api.violations(at + "/schema", example)).as(at).isEmpty();
                return at;
              });
        });
  }

  @Test
  void listsEveryProblemTypeUnderItsStatus() {
    JsonNode responses = api.document().at("/components/responses");
    for (var response : responses.properties()) {
      Set<String> documented = new TreeSet<>();
      response.getValue().path("x-types").forEach(type -> documented.add(type.asString()));
      Set<String> known =
          Stream.of(ProblemType.values())
              .filter(type -> String.valueOf(type.status()).equals(response.getKey()))
              .map(ProblemType::slug)
              .collect(Collectors.toCollection(TreeSet::new));
      if (response.getKey().equals("417")) { // of the server itself, under the status that it gave
        known.add(ProblemType.BAD_REQUEST.slug());
      }
      assertThat(documented).as(response.getKey()).isEqualTo(known);
    }
    assertThat(Stream.of(ProblemType.values()).filter(type -> type != ProblemType.INTERNAL))
        .allMatch(type -> responses.has(String.valueOf(type.status())));
  }

  @Test
  void isShownOnAPageOfWhichEverythingComesFromHere() throws Exception {
    Answer page = door.get("/docs");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe");
    Matcher part = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
    int parts = 0;
    for (; part.find(); parts++) {
      assertThat(part.group(1)).doesNotContain("//");
      assertThat(door.get("/" + part.group(1)).status()).as(part.group(1)).isEqualTo(200);
    }
    assertThat(parts).isEqualTo(5);
    assertThat(page.body()).doesNotContainPattern("<script>|style=|onload");
    assertThat(door.get("/docs/start.js").body()).contains("openapi.yaml");
    assertThat(door.get("/docs/pom.properties").status()).isEqualTo(404);
    assertThat(door.get("/schemas/..%2Fopenapi.yaml").status()).isBetween(400, 404);
  }

  /// Generators of clients do not follow references from file to file.
  @Test
  void standsForItselfAsJson() throws Exception {
    JsonNode document = door.get("/openapi.json").json();

    List<String> references = document.findValuesAsString("$ref");
    assertThat(references).hasSizeGreaterThan(100);
    assertThat(references)
        .allSatisfy(reference -> {
          assertThat(reference).startsWith("#/");
          assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
        });
    assertThat(document.at("/components/schemas/PlanOutcomeLineItem/$defs").isMissingNode())
        .isTrue();
  }

  @Test
  void tellsGeneratorsOfClientsWhatTheyDoNotConclude() throws Exception {
    JsonNode document = door.get("/openapi.json").json();
    JsonNode schemas = document.at("/components/schemas");

    JsonNode discriminator = schemas.at("/PlanOutcome/discriminator");
    assertThat(discriminator.path("propertyName").asString()).isEqualTo("outcome");
    assertThat(discriminator.path("mapping").propertyNames())
        .containsExactlyInAnyOrder("estimated", "rejected", "cancelled");
    discriminator
        .path("mapping")
        .forEachEntry((text, form) ->
            assertThat(document.at(form.asString().substring(1) + "/properties/outcome/enum/0"))
                .isEqualTo(Json.MAPPER.getNodeFactory().stringNode(text)));
    assertThat(schemas.at("/PlanOutcomePriced/properties/state"))
        .isEqualTo(Json.MAPPER.readTree("{\"enum\":[\"priced\"],\"type\":\"string\"}"));
    assertThat(schemas.path("BudgetThreshold").has("properties")).isTrue();
    assertThat(schemas.path("BudgetThreshold").has("oneOf")).isFalse();
  }
}

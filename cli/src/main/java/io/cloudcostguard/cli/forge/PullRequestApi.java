package io.cloudcostguard.cli.forge;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The requests of a forge about the comments of one pull request.
sealed interface PullRequestApi permits GitHubApi, GitLabApi, BitbucketApi, AzureReposApi {

  /// Of comments in an answer.
  int PAGE = 100;

  /// Characters that a comment may have.
  int longest();

  /// What of a bill the forge can show.
  default String fit(String markdown) {
    return markdown;
  }

  /// A line that the forge does not show.
  default String hidden(String text) {
    return "<!-- " + text + " -->";
  }

  /// One page of comments.
  ///
  /// @param page the first is 1
  HttpRequest.Builder list(int page);

  /// The comments of a page.
  List<PostedComment> comments(JsonNode page);

  /// Whether pages follow.
  boolean hasNext(JsonNode page);

  HttpRequest.Builder create(String text);

  HttpRequest.Builder update(String id, String text);

  /// A request with a JSON body.
  static HttpRequest.Builder send(String method, String uri, ObjectNode body) {
    return HttpRequest.newBuilder(URI.create(uri))
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body.toString()));
  }

  static HttpRequest.Builder get(String uri) {
    return HttpRequest.newBuilder(URI.create(uri)).GET();
  }

  /// A name as one segment of a path.
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// Names as segments of a path.
  static String path(String names) {
    return String.join(
        "/", Arrays.stream(names.split("/", -1)).map(PullRequestApi::segment).toList());
  }

  /// Those of a list that are comments, with an id of digits.
  static List<PostedComment> read(JsonNode list, String textAt, Predicate<JsonNode> isThere) {
    return list.valueStream()
        .filter(isThere)
        .map(each -> new PostedComment(each.path("id").asString(""), each.at(textAt).asString("")))
        .filter(each -> each.id().matches("[0-9]{1,20}"))
        .toList();
  }
}

package io.cloudcostguard.cli.forge;

import io.cloudcostguard.schemas.Json;
import java.net.http.HttpRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// GitHub, and GitHub Enterprise Server.
///
/// @see <a href="https://docs.github.com/en/rest/issues/comments">GitHub, REST API, comments</a>
record GitHubApi(ForgeHost host) implements PullRequestApi {

  @Override
  public int longest() {
    return 65_000;
  }

  @Override
  public HttpRequest.Builder list(int page) {
    return signed(
        PullRequestApi.get(
            "%s/%d/comments?per_page=%d&page=%d"
                .formatted(issues(), host.pullRequest(), PAGE, page)));
  }

  /// With the token of a job, only comments of apps: a person could copy a marker into a comment.
  @Override
  public List<PostedComment> comments(JsonNode page) {
    boolean ofApp = host.token().startsWith("ghs_");
    return PullRequestApi.read(
        page, "/body", each -> !ofApp || each.at("/user/type").asString("").equals("Bot"));
  }

  @Override
  public boolean hasNext(JsonNode page) {
    return page.size() == PAGE;
  }

  @Override
  public HttpRequest.Builder create(String text) {
    return write("POST", "/" + host.pullRequest() + "/comments", text);
  }

  @Override
  public HttpRequest.Builder update(String id, String text) {
    return write("PATCH", "/comments/" + id, text);
  }

  private HttpRequest.Builder write(String method, String path, String text) {
    return signed(
        PullRequestApi.send(
            method, issues() + path, Json.MAPPER.createObjectNode().put("body", text)));
  }

  private String issues() {
    return host.api() + "/repos/" + PullRequestApi.path(host.repository()) + "/issues";
  }

  private HttpRequest.Builder signed(HttpRequest.Builder request) {
    return request
        .header("Authorization", "Bearer " + host.token())
        .header("Accept", "application/vnd.github+json")
        .header("X-GitHub-Api-Version", "2022-11-28");
  }
}

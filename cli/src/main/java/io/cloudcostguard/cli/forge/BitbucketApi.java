package io.cloudcostguard.cli.forge;

import io.cloudcostguard.schemas.Json;
import java.net.http.HttpRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Bitbucket Cloud. It shows no HTML, so a comment has no fold, and it drops hidden lines, so the
/// marker is a footer.
///
/// @see <a
///   href="https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pullrequests/">Bitbucket
///   Cloud, REST API, pull requests</a>
record BitbucketApi(ForgeHost host) implements PullRequestApi {

  @Override
  public int longest() {
    return 32_000;
  }

  @Override
  public String fit(String markdown) {
    int fold = markdown.indexOf("<details");
    return fold < 0 ? markdown : markdown.substring(0, fold).stripTrailing() + "\n";
  }

  @Override
  public String hidden(String text) {
    return "*(" + text + ")*";
  }

  @Override
  public HttpRequest.Builder list(int page) {
    return signed(PullRequestApi.get("%s?pagelen=%d&page=%d".formatted(all(), PAGE, page)));
  }

  @Override
  public List<PostedComment> comments(JsonNode page) {
    return PullRequestApi.read(
        page.path("values"), "/content/raw", each -> !each.path("deleted").asBoolean(false));
  }

  @Override
  public boolean hasNext(JsonNode page) {
    return page.hasNonNull("next");
  }

  @Override
  public HttpRequest.Builder create(String text) {
    return write("POST", "", text);
  }

  @Override
  public HttpRequest.Builder update(String id, String text) {
    return write("PUT", "/" + id, text);
  }

  private HttpRequest.Builder write(String method, String path, String text) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("content").put("raw", text);
    return signed(PullRequestApi.send(method, all() + path, body));
  }

  private String all() {
    return "%s/repositories/%s/pullrequests/%d/comments"
        .formatted(host.api(), PullRequestApi.path(host.repository()), host.pullRequest());
  }

  private HttpRequest.Builder signed(HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + host.token());
  }
}

package io.cloudcostguard.cli.forge;

import io.cloudcostguard.schemas.Json;
import java.net.http.HttpRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// GitLab, also self-managed.
///
/// @see <a href="https://docs.gitlab.com/api/notes/">GitLab, REST API, notes</a>
record GitLabApi(ForgeHost host) implements PullRequestApi {

  @Override
  public int longest() {
    return 900_000;
  }

  @Override
  public HttpRequest.Builder list(int page) {
    return signed(
        PullRequestApi.get(
            "%s?per_page=%d&page=%d&order_by=created_at&sort=asc".formatted(notes(), PAGE, page)));
  }

  @Override
  public List<PostedComment> comments(JsonNode page) {
    return PullRequestApi.read(page, "/body", note -> !note.path("system").asBoolean(false));
  }

  @Override
  public boolean hasNext(JsonNode page) {
    return page.size() == PAGE;
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
    return signed(
        PullRequestApi.send(
            method, notes() + path, Json.MAPPER.createObjectNode().put("body", text)));
  }

  private String notes() {
    return "%s/projects/%s/merge_requests/%d/notes"
        .formatted(host.api(), PullRequestApi.segment(host.repository()), host.pullRequest());
  }

  private HttpRequest.Builder signed(HttpRequest.Builder request) {
    return request.header("PRIVATE-TOKEN", host.token());
  }
}

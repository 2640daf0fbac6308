package io.cloudcostguard.cli.forge;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/// A pull request and how its forge is reached.
///
/// @param api the address of the API, without a slash at its end
/// @param repository `owner/name`; at GitLab there may be groups within groups; at Azure Repos
///   `project/name`
/// @param token allowed to comment
public record ForgeHost(Kind kind, String api, String repository, int pullRequest, String token) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "[::1]", "localhost");
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "(?!\\.{1,2}(?:/|$))[^/\\p{Cntrl}]{1,255}(?:/(?!\\.{1,2}(?:/|$))[^/\\p{Cntrl}]{1,255}){1,20}");

  /// The forges that can be commented on.
  public enum Kind {
    GITHUB("github", "https://api.github.com"),
    GITLAB("gitlab", "https://gitlab.com/api/v4"),
    BITBUCKET("bitbucket", "https://api.bitbucket.org/2.0"),
    AZURE_REPOS("azure-repos", "https://dev.azure.com");

    private final String word;
    private final String api;

    Kind(String word, String api) {
      this.word = word;
      this.api = api;
    }

    /// Of the public service.
    public String api() {
      return api;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /// @throws IllegalArgumentException if the token would be sent in clear text, or a name is none
  public ForgeHost {
    URI uri = URI.create(api);
    String host = uri.getHost();
    boolean encrypted = "https".equals(uri.getScheme());
    if (host == null
        || uri.getUserInfo() != null
        || uri.getQuery() != null
        || (!encrypted && !("http".equals(uri.getScheme()) && LOOPBACK.contains(host)))) {
      throw new IllegalArgumentException("The API of a forge must be an https address: " + api);
    }
    if (!REPOSITORY.matcher(repository).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no repository: owner/name, at Azure Repos project/name".formatted(repository));
    }
    if (pullRequest < 1) {
      throw new IllegalArgumentException("No number of a pull request: " + pullRequest);
    }
    if (token.isBlank() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("The token is empty, or has characters that no token has");
    }
    api = api.replaceAll("/{1,20}$", "");
  }

  PullRequestApi requests() {
    return switch (kind) {
      case GITHUB -> new GitHubApi(this);
      case GITLAB -> new GitLabApi(this);
      case BITBUCKET -> new BitbucketApi(this);
      case AZURE_REPOS -> new AzureReposApi(this);
    };
  }

  /// Without the token.
  @Override
  public String toString() {
    return "%s %s#%d".formatted(kind, repository, pullRequest);
  }
}

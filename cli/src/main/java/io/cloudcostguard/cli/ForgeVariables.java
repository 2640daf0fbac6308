package io.cloudcostguard.cli;

import io.cloudcostguard.cli.forge.ForgeHost.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the environment of a CI job says of its forge.
record ForgeVariables(Map<String, String> environment, @Nullable Kind kind) {

  static ForgeVariables of(Map<String, String> environment) {
    return new ForgeVariables(environment, kind(environment));
  }

  /// Azure Pipelines also build repositories of other forges.
  private static @Nullable Kind kind(Map<String, String> environment) {
    if ("true".equals(environment.get("GITHUB_ACTIONS"))) {
      return Kind.GITHUB;
    }
    if ("true".equals(environment.get("GITLAB_CI"))) {
      return Kind.GITLAB;
    }
    if (environment.containsKey("BITBUCKET_BUILD_NUMBER")) {
      return Kind.BITBUCKET;
    }
    return switch (environment.getOrDefault("BUILD_REPOSITORY_PROVIDER", "")) {
      case "TfsGit" -> Kind.AZURE_REPOS;
      case "GitHub", "GitHubEnterprise" -> Kind.GITHUB;
      case "Bitbucket" -> Kind.BITBUCKET;
      default -> null;
    };
  }

  /// A repository of Azure Repos is in a project, whose name may have spaces.
  @Nullable String repository(@Nullable String ofJob) {
    String project = text("SYSTEM_TEAMPROJECT");
    String name = text("BUILD_REPOSITORY_NAME");
    return kind == Kind.AZURE_REPOS && name != null && project != null
        ? project + "/" + name
        : ofJob;
  }

  /// Null: there is none.
  @Nullable String token(Kind of) {
    String given = text("CCG_FORGE_TOKEN");
    return given != null
        ? given
        : text(
            switch (of) {
              case GITHUB -> "GITHUB_TOKEN";
              case GITLAB -> "GITLAB_TOKEN";
              case BITBUCKET -> "BITBUCKET_TOKEN";
              case AZURE_REPOS -> "SYSTEM_ACCESSTOKEN";
            });
  }

  /// The one that is given, that of the job's forge, else the public one.
  String api(Kind of) {
    String given = text("CCG_FORGE_API");
    if (given != null) {
      return given;
    }
    String ofJob =
        switch (of) {
          case GITHUB -> text("GITHUB_API_URL");
          case GITLAB -> text("CI_API_V4_URL");
          case BITBUCKET -> null;
          case AZURE_REPOS -> text("SYSTEM_COLLECTIONURI");
        };
    return ofJob == null ? of.api() : ofJob;
  }

  private @Nullable String text(String variable) {
    String text = environment.get(variable);
    return text == null || text.isEmpty() ? null : text;
  }
}

package io.cloudcostguard.schemas.budget;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a budget holds. What is not said is not restricted; all that is said has to be met, and of
/// a list one. `*` stands for any text in a name.
///
/// @param team what the projects are called together; it restricts nothing
/// @param projects names; null: all
/// @param workspaces names; null: all
/// @param tags a pattern of the value for each name; null: any
/// @param providers e.g. `aws`; null: all
/// @param services `provider/service` or `service`, as in price keys, e.g. `aws/ec2`; null: all
public record BudgetScope(
    @Nullable String team,
    @Nullable List<String> projects,
    @Nullable List<String> workspaces,
    @Nullable Map<String, String> tags,
    @Nullable List<String> providers,
    @Nullable List<String> services) {

  /// All that the tenant has.
  public static final BudgetScope ALL = new BudgetScope(null, null, null, null, null, null);

  public BudgetScope {
    projects = listOrNull(projects);
    workspaces = listOrNull(workspaces);
    tags = tags == null || tags.isEmpty() ? null : Map.copyOf(tags);
    providers = listOrNull(providers);
    services = listOrNull(services);
  }

  /// One project.
  public static BudgetScope ofProject(String project) {
    return new BudgetScope(null, List.of(project), null, null, null, null);
  }

  private static @Nullable List<String> listOrNull(@Nullable List<String> list) {
    return list == null || list.isEmpty() ? null : List.copyOf(list);
  }
}

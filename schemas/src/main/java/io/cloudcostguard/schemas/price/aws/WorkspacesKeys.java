package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon WorkSpaces: `{system}` is e.g. `windows`, `windows-byol`, `linux`;
/// `{volumes}` the gigabytes of the root and the user volume, e.g. `80-10`.
public enum WorkspacesKeys implements KeyForm {
  DESKTOP("aws/workspaces/{region}/desktop/{system}/{type}/{volumes}/{mode}"),
  HOURS("aws/workspaces/{region}/hours/{system}/{type}");

  private final String form;

  WorkspacesKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

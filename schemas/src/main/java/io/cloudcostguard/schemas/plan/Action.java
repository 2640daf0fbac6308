package io.cloudcostguard.schemas.plan;

/// What a plan does to a resource.
///
/// @see <a
///   href="https://developer.hashicorp.com/terraform/internals/json-format#change-representation">Terraform,
///   change representation</a>
public enum Action {
  NO_OP,
  READ,
  CREATE,
  UPDATE,
  DELETE,
  /// Destroyed first, then created.
  DELETE_THEN_CREATE,
  /// Created first, then destroyed: both exist for a while.
  CREATE_THEN_DELETE,
  /// Taken out of the state; the resource goes on to cost.
  FORGET,
  /// Created anew while the old one is left running outside of the state.
  CREATE_THEN_FORGET
}

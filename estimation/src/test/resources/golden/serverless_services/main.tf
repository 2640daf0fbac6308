provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

resource "aws_opensearchserverless_collection" "logs" {
  name = "logs"
  type = "TIMESERIES"
}

resource "aws_opensearchserverless_collection" "products" {
  name = "products"
  type = "SEARCH"
}

resource "aws_opensearchserverless_collection" "vectors" {
  name             = "vectors"
  type             = "VECTORSEARCH"
  standby_replicas = "DISABLED"
}

resource "aws_emrserverless_application" "kept_ready" {
  name          = "kept-ready"
  release_label = "emr-7.1.0"
  type          = "spark"

  initial_capacity {
    initial_capacity_type = "Driver"
    initial_capacity_config {
      worker_count = 2
      worker_configuration {
        cpu    = "4 vCPU"
        memory = "16 GB"
      }
    }
  }

  auto_stop_configuration {
    enabled = false
  }
}

resource "aws_emrserverless_application" "on_demand" {
  name          = "on-demand"
  release_label = "emr-7.1.0"
  type          = "spark"
}

resource "aws_dsql_cluster" "orders" {
  deletion_protection_enabled = true
}

resource "aws_s3tables_table_bucket" "facts" {
  name = "facts"
}

resource "aws_bedrock_provisioned_model_throughput" "claude" {
  provisioned_model_name = "claude"
  model_arn              = "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2"
  model_units            = 2
}

resource "aws_workspaces_workspace" "windows" {
  directory_id = "d-90670c7c4f"
  bundle_id    = "wsb-bh8rsxt14"
  user_name    = "anna"

  workspace_properties {
    compute_type_name    = "STANDARD"
    root_volume_size_gib = 80
    user_volume_size_gib = 50
    running_mode         = "AUTO_STOP"
  }
}

resource "aws_workspaces_workspace" "always_on" {
  directory_id = "d-90670c7c4f"
  bundle_id    = "wsb-bh8rsxt14"
  user_name    = "bert"

  workspace_properties {
    compute_type_name    = "POWER"
    root_volume_size_gib = 175
    user_volume_size_gib = 100
    running_mode         = "ALWAYS_ON"
  }
}

resource "aws_workspaces_workspace" "of_unknown_system" {
  directory_id = "d-90670c7c4f"
  bundle_id    = "wsb-bh8rsxt14"
  user_name    = "carl"
}

resource "aws_quicksight_account_subscription" "account" {
  account_name          = "acme"
  authentication_method = "IAM_AND_QUICKSIGHT"
  edition               = "ENTERPRISE"
  notification_email    = "ops@example.com"
}

resource "aws_quicksight_user" "reader" {
  email         = "r@example.com"
  identity_type = "QUICKSIGHT"
  user_role     = "READER"
  user_name     = "r"
}

resource "aws_quicksight_user" "author" {
  email         = "a@example.com"
  identity_type = "QUICKSIGHT"
  user_role     = "AUTHOR"
  user_name     = "a"
}

resource "aws_batch_compute_environment" "kept" {
  compute_environment_name = "kept"
  type                     = "MANAGED"
  service_role             = "arn:aws:iam::123456789012:role/batch"

  compute_resources {
    type               = "EC2"
    instance_role      = "arn:aws:iam::123456789012:instance-profile/batch"
    instance_type      = ["m5"]
    min_vcpus          = 4
    max_vcpus          = 64
    security_group_ids = ["sg-1"]
    subnets            = ["subnet-1"]
  }
}

resource "aws_batch_compute_environment" "fargate" {
  compute_environment_name = "fargate"
  type                     = "MANAGED"
  service_role             = "arn:aws:iam::123456789012:role/batch"

  compute_resources {
    type               = "FARGATE"
    max_vcpus          = 64
    security_group_ids = ["sg-1"]
    subnets            = ["subnet-1"]
  }
}

# Of a newer provider than made the plan; its entry in plan.json is written by hand.
resource "aws_eks_capability" "argo" {
  capability_name           = "argo"
  cluster_name              = "c"
  type                      = "ARGOCD"
  delete_propagation_policy = "RETAIN"
}

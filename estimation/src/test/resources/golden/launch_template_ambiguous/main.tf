provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# Two templates that nothing else refers to: which of them is meant the plan does not show.
locals {
  ids = [aws_launch_template.a.id, aws_launch_template.b.id]
}

resource "aws_launch_template" "a" {
  name          = "template-a"
  instance_type = "m6i.large"
}

resource "aws_launch_template" "b" {
  name          = "template-b"
  instance_type = "c6i.large"
}

resource "aws_eks_node_group" "one" {
  cluster_name    = "shop"
  node_group_name = "one"
  node_role_arn   = "arn:aws:iam::123456789012:role/nodes"
  subnet_ids      = ["subnet-1"]
  scaling_config {
    desired_size = 2
    min_size     = 1
    max_size     = 2
  }
  launch_template {
    id      = local.ids[1]
    version = "1"
  }
}

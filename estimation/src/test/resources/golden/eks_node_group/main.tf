provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

locals {
  role = "arn:aws:iam::123456789012:role/role"
}

resource "aws_eks_node_group" "default" {
  cluster_name  = "cluster"
  node_role_arn = local.role
  subnet_ids    = ["subnet-1"]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}

resource "aws_eks_node_group" "large" {
  cluster_name   = "cluster"
  node_role_arn  = local.role
  subnet_ids     = ["subnet-1"]
  instance_types = ["m5.xlarge", "m5a.xlarge"]
  disk_size      = 100
  scaling_config {
    desired_size = 3
    max_size     = 5
    min_size     = 1
  }
}

resource "aws_eks_node_group" "spot" {
  cluster_name   = "cluster"
  node_role_arn  = local.role
  subnet_ids     = ["subnet-1"]
  instance_types = ["m5.xlarge"]
  capacity_type  = "SPOT"
  scaling_config {
    desired_size = 2
    max_size     = 5
    min_size     = 1
  }
}

resource "aws_eks_node_group" "windows" {
  cluster_name  = "cluster"
  node_role_arn = local.role
  subnet_ids    = ["subnet-1"]
  ami_type      = "WINDOWS_CORE_2022_x86_64"
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}

resource "aws_eks_node_group" "reserved" {
  cluster_name  = "cluster"
  node_role_arn = local.role
  subnet_ids    = ["subnet-1"]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}

resource "aws_launch_template" "nodes" {
  instance_type = "m5.large"
  ebs_optimized = true
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 30
      volume_type = "gp3"
    }
  }
}

resource "aws_launch_template" "disks_only" {
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 40
    }
  }
}

resource "aws_eks_node_group" "from_template" {
  cluster_name  = "cluster"
  node_role_arn = local.role
  subnet_ids    = ["subnet-1"]
  launch_template {
    id      = aws_launch_template.nodes.id
    version = "1"
  }
  scaling_config {
    desired_size = 2
    max_size     = 5
    min_size     = 1
  }
}

resource "aws_eks_node_group" "type_beside_template" {
  cluster_name   = "cluster"
  node_role_arn  = local.role
  subnet_ids     = ["subnet-1"]
  instance_types = ["t3.medium"]
  launch_template {
    name    = aws_launch_template.disks_only.name
    version = "1"
  }
  scaling_config {
    desired_size = 3
    max_size     = 5
    min_size     = 1
  }
}

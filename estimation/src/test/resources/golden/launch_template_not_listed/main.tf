provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# A plan lists neither local values nor dynamic blocks; which attributes its changes draw on tells what is meant.
locals {
  workers = aws_launch_template.workers.id
  shared  = aws_launch_template.shared.name
}

resource "aws_launch_template" "workers" {
  name_prefix   = "workers-"
  instance_type = "m6i.xlarge"
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_type = "gp3"
      volume_size = 100
    }
  }
}

resource "aws_launch_template" "shared" {
  name_prefix   = "shared-"
  instance_type = "c6i.large"
}

resource "aws_eks_node_group" "through_dynamic" {
  cluster_name    = "shop"
  node_group_name = "dynamic"
  node_role_arn   = "arn:aws:iam::123456789012:role/nodes"
  subnet_ids      = ["subnet-1"]
  scaling_config {
    desired_size = 3
    min_size     = 1
    max_size     = 3
  }
  dynamic "launch_template" {
    for_each = [local.workers]
    content {
      id      = launch_template.value
      version = "1"
    }
  }
}

resource "aws_instance" "through_local" {
  ami = "ami-0abcdef1234567890"
  launch_template {
    name = local.shared
  }
}

# Not part of this plan: neither its type nor its disks are known.
resource "aws_instance" "outside" {
  ami = "ami-0abcdef1234567890"
  launch_template {
    id = "lt-0123456789abcdef0"
  }
}

resource "aws_instance" "outside_but_type" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "m6i.large"
  launch_template {
    id = "lt-0123456789abcdef0"
  }
  root_block_device {
    volume_type = "gp3"
    volume_size = 20
  }
}

resource "aws_autoscaling_group" "outside" {
  availability_zones = ["us-east-1a"]
  min_size           = 1
  max_size           = 2
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0123456789abcdef0"
      }
      override {
        instance_type = "m6i.large"
      }
    }
  }
}

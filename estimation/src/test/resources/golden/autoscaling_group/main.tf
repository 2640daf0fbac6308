provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_launch_configuration" "basic" {
  image_id      = "ami-00000000"
  instance_type = "t2.medium"
  root_block_device {
    volume_size = 10
  }
  ebs_block_device {
    device_name = "xvdf"
    volume_size = 10
  }
}

resource "aws_launch_configuration" "dedicated" {
  image_id          = "ami-00000000"
  instance_type     = "m3.medium"
  placement_tenancy = "dedicated"
  enable_monitoring = false
}

resource "aws_launch_template" "basic" {
  image_id      = "ami-00000000"
  instance_type = "t2.medium"
  block_device_mappings {
    device_name = "xvdf"
    ebs {
      volume_size = 10
    }
  }
  block_device_mappings {
    device_name = "xvdg"
    ebs {
      volume_type = "io1"
      volume_size = 20
      iops        = 200
    }
  }
}

resource "aws_launch_template" "bursting" {
  name          = "bursting"
  image_id      = "ami-00000000"
  instance_type = "t3.large"
  ebs_optimized = true
  monitoring {
    enabled = true
  }
}

resource "aws_launch_template" "windows" {
  image_id      = "ami-00000000"
  instance_type = "t3.medium"
}

locals {
  zones = ["us-east-1a"]
}

resource "aws_autoscaling_group" "configuration" {
  availability_zones   = local.zones
  launch_configuration = aws_launch_configuration.basic.id
  desired_capacity     = 2
  min_size             = 1
  max_size             = 3
}

resource "aws_autoscaling_group" "minimum" {
  availability_zones   = local.zones
  launch_configuration = aws_launch_configuration.dedicated.name
  min_size             = 3
  max_size             = 5
}

resource "aws_autoscaling_group" "template" {
  availability_zones = local.zones
  desired_capacity   = 2
  min_size           = 1
  max_size           = 3
  launch_template {
    id = aws_launch_template.basic.id
  }
}

resource "aws_autoscaling_group" "template_by_name" {
  availability_zones = local.zones
  min_size           = 0
  max_size           = 3
  launch_template {
    name = aws_launch_template.bursting.name
  }
}

resource "aws_autoscaling_group" "windows" {
  availability_zones = local.zones
  min_size           = 1
  max_size           = 3
  launch_template {
    name = aws_launch_template.windows.name
  }
}

resource "aws_autoscaling_group" "mixed" {
  availability_zones = local.zones
  desired_capacity   = 10
  min_size           = 1
  max_size           = 20
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.basic.id
      }
      override {
        instance_type     = "t2.large"
        weighted_capacity = "4"
      }
      override {
        instance_type     = "t2.xlarge"
        weighted_capacity = "8"
      }
    }
  }
}

resource "aws_autoscaling_group" "mixed_with_spot" {
  availability_zones = local.zones
  desired_capacity   = 6
  min_size           = 1
  max_size           = 20
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_name = aws_launch_template.bursting.name
      }
    }
    instances_distribution {
      on_demand_base_capacity                  = 1
      on_demand_percentage_above_base_capacity = 50
    }
  }
}

resource "aws_autoscaling_group" "elsewhere" {
  availability_zones = local.zones
  desired_capacity   = 1
  min_size           = 1
  max_size           = 1
  launch_template {
    name = "made-by-another-team"
  }
}

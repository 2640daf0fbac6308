provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# What an instance does not say of a device is as its launch template has it.
resource "aws_launch_template" "db" {
  name          = "database"
  instance_type = "m6i.large"
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_type = "gp3"
      volume_size = 30
      iops        = 4000
    }
  }
  block_device_mappings {
    device_name = "/dev/sdf"
    ebs {
      volume_type = "io1"
      volume_size = 50
      iops        = 1000
    }
  }
  block_device_mappings {
    device_name = "/dev/sdg"
    ebs {
      volume_size = 10
    }
  }
}

resource "aws_instance" "sizes_only" {
  ami = "ami-0abcdef1234567890"
  launch_template {
    id = aws_launch_template.db.id
  }
  root_block_device {
    volume_size = 60
  }
  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 80
  }
  ebs_block_device {
    device_name = "/dev/sdh"
    volume_size = 5
  }
}

resource "aws_instance" "type_only" {
  ami = "ami-0abcdef1234567890"
  launch_template {
    name = aws_launch_template.db.name
  }
  ebs_block_device {
    device_name = "/dev/sdg"
    volume_type = "gp3"
  }
}

# Runs for some hours a month: so do what is charged by its hours.
resource "aws_instance" "at_night" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "r3.xlarge"
  ebs_optimized = true
  monitoring    = true
}

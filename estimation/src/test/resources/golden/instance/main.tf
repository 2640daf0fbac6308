provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_instance" "plain" {
  ami           = "ami-00000000"
  instance_type = "m5.large"
}

resource "aws_instance" "with_volumes" {
  ami           = "ami-00000000"
  instance_type = "m3.medium"

  root_block_device {
    volume_size = 50
  }
  ebs_block_device {
    device_name = "xvdf"
    volume_type = "io1"
    volume_size = 100
    iops        = 800
  }
  ebs_block_device {
    device_name = "xvdg"
    volume_type = "standard"
    volume_size = 20
  }
  ebs_block_device {
    device_name = "xvdh"
    volume_type = "gp3"
    volume_size = 30
    throughput  = 200
  }
}

resource "aws_instance" "optimized_for_a_fee" {
  ami           = "ami-00000000"
  instance_type = "r3.xlarge"
  ebs_optimized = true
}

resource "aws_instance" "optimized_for_nothing" {
  ami           = "ami-00000000"
  instance_type = "m3.large"
  ebs_optimized = true
  monitoring    = true
}

resource "aws_instance" "bursting" {
  ami           = "ami-00000000"
  instance_type = "t3.medium"
}

resource "aws_instance" "bursting_t2" {
  ami           = "ami-00000000"
  instance_type = "t2.medium"
  credit_specification {
    cpu_credits = "unlimited"
  }
}

resource "aws_instance" "not_bursting" {
  ami           = "ami-00000000"
  instance_type = "t3.medium"
  credit_specification {
    cpu_credits = "standard"
  }
}

resource "aws_instance" "dedicated" {
  ami           = "ami-00000000"
  instance_type = "t3.medium"
  tenancy       = "dedicated"
}

resource "aws_instance" "on_host" {
  ami           = "ami-00000000"
  instance_type = "m5.large"
  tenancy       = "host"
}

resource "aws_instance" "reserved" {
  for_each = {
    standard_1_no         = 1
    standard_3_partial    = 1
    convertible_1_partial = 1
    convertible_3_all     = 1
    incomplete            = 1
  }
  ami           = "ami-00000000"
  instance_type = "t3.medium"
}

resource "aws_instance" "windows_part_time" {
  ami           = "ami-00000000"
  instance_type = "t3.medium"
}

resource "aws_instance" "spot" {
  ami           = "ami-00000000"
  instance_type = "m5.large"
  instance_market_options {
    market_type = "spot"
  }
}

resource "aws_launch_template" "base" {
  name          = "base"
  image_id      = "ami-00000000"
  instance_type = "t3.medium"
  ebs_optimized = true
  placement {
    tenancy = "dedicated"
  }
  monitoring {
    enabled = true
  }
  credit_specification {
    cpu_credits = "unlimited"
  }
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 12
      volume_type = "gp3"
    }
  }
  block_device_mappings {
    device_name = "xvdf"
    ebs {
      volume_size = 20
    }
  }
  block_device_mappings {
    device_name  = "xvdh"
    virtual_name = "ephemeral0"
  }
}

resource "aws_instance" "from_template" {
  launch_template {
    id = aws_launch_template.base.id
  }
}

resource "aws_instance" "from_named_template" {
  instance_type = "t3.large"
  tenancy       = "default"
  launch_template {
    name = aws_launch_template.base.name
  }
  ebs_block_device {
    device_name = "xvdf"
    volume_size = 40
  }
}

resource "aws_instance" "stopped" {
  ami           = "ami-1"
  instance_type = "t3.large"
  root_block_device {
    volume_type = "gp3"
    volume_size = 30
  }
}

resource "aws_ec2_instance_state" "stopped" {
  instance_id = aws_instance.stopped.id
  state       = "stopped"
}

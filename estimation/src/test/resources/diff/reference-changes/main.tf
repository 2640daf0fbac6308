provider "aws" {
  region = "us-east-1"
}

resource "aws_launch_template" "small" {
  instance_type = "m5.large"
}

resource "aws_launch_template" "large" {
  instance_type = "m5.xlarge"
}

resource "aws_autoscaling_group" "web" {
  availability_zones        = ["us-east-1a"]
  desired_capacity          = 1
  min_size                  = 0
  max_size                  = 1
  wait_for_capacity_timeout = "0"

  launch_template {
    id = aws_launch_template.large.id
  }
}

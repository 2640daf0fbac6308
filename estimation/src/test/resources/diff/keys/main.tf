provider "aws" {
  region = "us-east-1"
}

locals {
  types = {
    "a.b"        = "m5.large"
    "x[0]"       = "m5.xlarge"
    "q\"q"       = "c5.large"
    "back\\s"    = "m5.2xlarge"
    "ü ${"é"}"   = "c5.xlarge"
    "]"          = "r5.large"
    "$${not}"    = "r5.xlarge"
  }
}

resource "aws_launch_template" "this" {
  for_each      = local.types
  instance_type = each.value
}

resource "aws_autoscaling_group" "this" {
  for_each           = local.types
  availability_zones = ["us-east-1a"]
  min_size           = 1
  max_size           = 1

  launch_template {
    id = aws_launch_template.this[each.key].id
  }
}

resource "aws_ebs_volume" "numbered" {
  count             = 3
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 10 * (count.index + 1)
}

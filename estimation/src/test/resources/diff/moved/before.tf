provider "aws" {
  region = "us-east-1"
}

resource "aws_ebs_volume" "one" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 100
}

resource "aws_ebs_volume" "two" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 100
}

resource "aws_ebs_volume" "three" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 100
}

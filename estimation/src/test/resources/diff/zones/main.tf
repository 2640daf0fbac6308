provider "aws" {
  region = "us-west-2"
}

resource "aws_ebs_volume" "zone" {
  availability_zone = "us-west-2c"
  type              = "gp2"
  size              = 100
}

resource "aws_ebs_volume" "local_zone" {
  availability_zone = "us-west-2-lax-1a"
  type              = "gp2"
  size              = 100
}

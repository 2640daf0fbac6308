provider "aws" {
  region = "us-east-1"
}

variable "secret" {
  type      = object({ instance_type = string, volume_type = string, size = number })
  sensitive = true
  default   = { instance_type = "m5.large", volume_type = "io2", size = 70 }
}

resource "aws_instance" "web" {
  ami           = "ami-12c6146b"
  instance_type = var.secret.instance_type
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  type              = var.secret.volume_type
  size              = 100
  iops              = 1000
}

resource "aws_ebs_volume" "log" {
  availability_zone = "us-east-1a"
  size              = var.secret.size
  tags              = { secret = var.secret.volume_type }
}

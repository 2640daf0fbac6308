# state
# deposed: aws_ebs_volume.left_over aws_ebs_volume.hidden
provider "aws" {
  region = "us-east-1"
}

resource "aws_instance" "web" {
  ami           = "ami-12c6146b"
  instance_type = "m5.large"

  root_block_device {
    volume_type = "gp3"
    volume_size = 20
  }
}

module "disk" {
  count  = 2
  source = "./disk"
}

variable "size" {
  type      = number
  sensitive = true
  default   = 70
}

resource "aws_ebs_volume" "hidden" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = var.size
}

resource "aws_ebs_volume" "left_over" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 30
}

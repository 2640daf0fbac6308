provider "aws" {
  region = "us-east-1"
}

resource "terraform_data" "later" {}

data "aws_iam_policy_document" "read_now" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}

data "aws_instance" "read_later" {
  instance_id = terraform_data.later.id
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 100
}

resource "aws_instance" "twin" {
  ami           = "ami-12c6146b"
  instance_type = data.aws_instance.read_later.instance_type
}

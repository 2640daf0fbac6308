provider "aws" {
  region = "us-east-1"
}

module "storage" {
  for_each = toset(["eu.1"])
  source   = "./storage"
}

resource "aws_ebs_volume" "renamed" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 100
}

resource "aws_ebs_volume" "renamed_and_grown" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 300
}

moved {
  from = aws_ebs_volume.one
  to   = aws_ebs_volume.renamed
}

moved {
  from = aws_ebs_volume.two
  to   = aws_ebs_volume.renamed_and_grown
}

moved {
  from = aws_ebs_volume.three
  to   = module.storage["eu.1"].aws_ebs_volume.this
}

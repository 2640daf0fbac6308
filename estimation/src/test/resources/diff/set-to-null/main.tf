provider "aws" {
  region = "us-east-1"
}

variable "type" {
  type    = string
  default = null
}

resource "aws_ebs_volume" "literal" {
  availability_zone = "us-east-1a"
  size              = 10
  type              = null
  iops              = null
}

resource "aws_ebs_volume" "variable" {
  availability_zone = "us-east-1a"
  size              = 20
  type              = var.type
}

module "default" {
  source = "./volume"
}

module "argument" {
  source = "./volume"
  type   = var.type
}

module "each" {
  for_each = { "a" = null, "b" = "gp3" }
  source   = "./volume"
  type     = each.value
}

data "aws_iam_policy_document" "read_now" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_ebs_volume" "none" {
  count             = 0
  availability_zone = "us-east-1a"
  size              = 1
}

resource "aws_ebs_volume" "of_what_is_not_there" {
  availability_zone = "us-east-1a"
  size              = 50
  type              = one(aws_ebs_volume.none[*].type)
  throughput        = data.aws_iam_policy_document.read_now.version == "1" ? 200 : null
}

module "unknown" {
  source = "./volume"
  type   = terraform_data.choice.output
}

resource "terraform_data" "choice" {
  input = timestamp()
}

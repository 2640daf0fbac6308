terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.here, aws.there]
    }
  }
}

resource "aws_nat_gateway" "here" {
  provider  = aws.here
  subnet_id = "subnet-1"
}

resource "aws_nat_gateway" "there" {
  provider  = aws.there
  subnet_id = "subnet-1"
}

module "deeper" {
  source = "../volume"

  providers = {
    aws = aws.there
  }
}

provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "eu"
  region = "eu-west-1"
}

module "default" {
  source = "./volume"
}

module "passed" {
  source = "./volume"

  providers = {
    aws = aws.eu
  }
}

module "pair" {
  source = "./pair"

  providers = {
    aws.here  = aws
    aws.there = aws.eu
  }
}

resource "aws_eip" "eu" {
  provider = aws.eu
}

resource "aws_sqs_queue" "eu" {
  provider = aws.eu
}

resource "aws_nat_gateway" "eu" {
  provider  = aws.eu
  subnet_id = "subnet-1"
}

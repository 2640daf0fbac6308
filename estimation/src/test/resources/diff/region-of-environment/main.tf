# env AWS_REGION=eu-west-1
provider "aws" {}

resource "aws_nat_gateway" "this" {
  subnet_id = "subnet-1"
}

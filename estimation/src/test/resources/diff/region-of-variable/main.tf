# terraform plan -var=region=eu-west-1
variable "region" {
  type    = string
  default = "us-east-1"
}

provider "aws" {
  region = var.region
}

resource "aws_nat_gateway" "this" {
  subnet_id = "subnet-1"
}

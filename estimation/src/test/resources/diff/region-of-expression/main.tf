# terraform plan -var=continent=eu
variable "continent" {
  type = string
}

provider "aws" {
  region = "${var.continent}-west-1"
}

resource "aws_nat_gateway" "this" {
  subnet_id = "subnet-1"
}

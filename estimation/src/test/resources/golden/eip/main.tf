provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_eip" "idle" {
}

resource "aws_eip" "instance" {
  instance = aws_instance.host.id
}

resource "aws_eip" "associated" {
}

resource "aws_eip" "gateway" {
  count = 2
}

resource "aws_eip" "own_pool" {
  customer_owned_ipv4_pool = "ipv4pool-coip-0"
}

resource "aws_instance" "host" {
  ami           = "ami-00000000"
  instance_type = "t3.medium"
}

resource "aws_eip_association" "associated" {
  instance_id   = aws_instance.host.id
  allocation_id = aws_eip.associated.id
}

resource "aws_nat_gateway" "gateway" {
  subnet_id     = "subnet-1"
  allocation_id = aws_eip.gateway[1].id
}

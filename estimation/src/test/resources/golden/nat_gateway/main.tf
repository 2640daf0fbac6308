provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_nat_gateway" "without_usage" {
  allocation_id = "eipalloc-1"
  subnet_id     = "subnet-1"
}

resource "aws_nat_gateway" "with_usage" {
  allocation_id = "eipalloc-2"
  subnet_id     = "subnet-1"
}

provider "aws" {
  alias                       = "tokyo"
  region                      = "ap-northeast-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_nat_gateway" "in_tokyo" {
  provider      = aws.tokyo
  allocation_id = "eipalloc-3"
  subnet_id     = "subnet-2"
}

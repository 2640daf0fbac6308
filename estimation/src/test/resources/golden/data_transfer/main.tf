provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_nat_gateway" "beside" {
  allocation_id = "eipalloc-1"
  subnet_id     = "subnet-1"
}

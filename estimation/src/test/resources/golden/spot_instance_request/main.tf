provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_spot_instance_request" "worker" {
  ami           = "ami-00000000"
  instance_type = "m5.large"
  spot_price    = "0.03"
  root_block_device {
    volume_size = 20
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_directory_service_directory" "simple_by_default" {
  name     = "a.example.com"
  password = "mock"
  vpc_settings {
    vpc_id     = "vpc-1"
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

resource "aws_directory_service_directory" "simple_large" {
  name     = "b.example.com"
  password = "mock"
  size     = "Large"
  vpc_settings {
    vpc_id     = "vpc-1"
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

resource "aws_directory_service_directory" "microsoft_by_default" {
  name     = "c.example.com"
  password = "mock"
  type     = "MicrosoftAD"
  vpc_settings {
    vpc_id     = "vpc-1"
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

resource "aws_directory_service_directory" "microsoft_standard" {
  name     = "d.example.com"
  password = "mock"
  type     = "MicrosoftAD"
  edition  = "Standard"
  vpc_settings {
    vpc_id     = "vpc-1"
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

resource "aws_directory_service_directory" "connector" {
  name     = "e.example.com"
  password = "mock"
  type     = "ADConnector"
  size     = "Small"
  connect_settings {
    customer_dns_ips  = ["10.0.0.10"]
    customer_username = "mock"
    vpc_id            = "vpc-1"
    subnet_ids        = ["subnet-1", "subnet-2"]
  }
}

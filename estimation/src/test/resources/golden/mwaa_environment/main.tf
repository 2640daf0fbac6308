provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_mwaa_environment" "default" {
  name               = "default"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::123456789012:role/role"
  source_bucket_arn  = "arn:aws:s3:::bucket"
  network_configuration {
    security_group_ids = ["sg-1"]
    subnet_ids         = ["subnet-1", "subnet-2"]
  }
}

resource "aws_mwaa_environment" "medium" {
  name               = "medium"
  environment_class  = "mw1.medium"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::123456789012:role/role"
  source_bucket_arn  = "arn:aws:s3:::bucket"
  network_configuration {
    security_group_ids = ["sg-1"]
    subnet_ids         = ["subnet-1", "subnet-2"]
  }
}

resource "aws_mwaa_environment" "large" {
  name               = "large"
  environment_class  = "mw1.large"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::123456789012:role/role"
  source_bucket_arn  = "arn:aws:s3:::bucket"
  network_configuration {
    security_group_ids = ["sg-1"]
    subnet_ids         = ["subnet-1", "subnet-2"]
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_glue_catalog_database" "with_usage" {
  name = "with_usage"
}

resource "aws_glue_catalog_database" "without_usage" {
  name = "without_usage"
}

resource "aws_glue_crawler" "crawler" {
  name          = "crawler"
  database_name = "example"
  role          = "arn:aws:iam::123456789012:role/example"

  s3_target {
    path = "s3://example"
  }
}

resource "aws_glue_job" "defaults" {
  name     = "defaults"
  role_arn = "arn:aws:iam::123456789012:role/example"

  command {
    script_location = "s3://example/script.py"
  }
}

resource "aws_glue_job" "python_shell" {
  name     = "python_shell"
  role_arn = "arn:aws:iam::123456789012:role/example"

  command {
    name            = "pythonshell"
    script_location = "s3://example/script.py"
  }
}

resource "aws_glue_job" "python_shell_whole" {
  name         = "python_shell_whole"
  role_arn     = "arn:aws:iam::123456789012:role/example"
  max_capacity = 1

  command {
    name            = "pythonshell"
    script_location = "s3://example/script.py"
  }
}

resource "aws_glue_job" "ten_of_two" {
  name              = "ten_of_two"
  role_arn          = "arn:aws:iam::123456789012:role/example"
  worker_type       = "G.2X"
  number_of_workers = 10

  command {
    script_location = "s3://example/script.py"
  }
}

resource "aws_glue_job" "flexible" {
  name              = "flexible"
  role_arn          = "arn:aws:iam::123456789012:role/example"
  worker_type       = "G.1X"
  number_of_workers = 10
  execution_class   = "FLEX"

  command {
    script_location = "s3://example/script.py"
  }
}

resource "aws_glue_job" "streaming_small" {
  name              = "streaming_small"
  role_arn          = "arn:aws:iam::123456789012:role/example"
  worker_type       = "G.025X"
  number_of_workers = 2

  command {
    name            = "gluestreaming"
    script_location = "s3://example/script.py"
  }
}

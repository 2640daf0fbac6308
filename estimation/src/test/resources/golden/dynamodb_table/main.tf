provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_dynamodb_table" "provisioned" {
  name           = "Provisioned"
  read_capacity  = 30
  write_capacity = 20
  hash_key       = "Id"

  attribute {
    name = "Id"
    type = "S"
  }

  replica {
    region_name = "us-west-1"
  }
}

resource "aws_dynamodb_table" "on_demand" {
  name         = "OnDemand"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "Id"

  attribute {
    name = "Id"
    type = "S"
  }

  replica {
    region_name = "us-west-1"
  }
}

resource "aws_dynamodb_table" "indexed" {
  name           = "Indexed"
  read_capacity  = 10
  write_capacity = 10
  hash_key       = "Id"

  attribute {
    name = "Id"
    type = "S"
  }

  global_secondary_index {
    name            = "ById"
    hash_key        = "Id"
    read_capacity   = 5
    write_capacity  = 4
    projection_type = "KEYS_ONLY"
  }
}

resource "aws_dynamodb_table" "infrequent" {
  name         = "Infrequent"
  billing_mode = "PAY_PER_REQUEST"
  table_class  = "STANDARD_INFREQUENT_ACCESS"
  hash_key     = "Id"

  attribute {
    name = "Id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "scaled" {
  name           = "Scaled"
  read_capacity  = 30
  write_capacity = 20
  hash_key       = "Id"

  attribute {
    name = "Id"
    type = "S"
  }
}

resource "aws_appautoscaling_target" "read" {
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  resource_id        = "table/${aws_dynamodb_table.scaled.name}"
  min_capacity       = 5
  max_capacity       = 100
}

resource "aws_appautoscaling_target" "write_by_name" {
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:table:WriteCapacityUnits"
  resource_id        = "table/Scaled"
  min_capacity       = 6
  max_capacity       = 100
}

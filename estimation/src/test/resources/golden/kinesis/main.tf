provider "aws" {
  region                      = "eu-west-2"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_kinesis_stream" "provisioned" {
  name             = "provisioned"
  shard_count      = 2
  retention_period = 168
}

resource "aws_kinesis_stream" "on_demand" {
  name = "on-demand"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_kinesis_analytics_application" "sql" {
  name = "sql"
}

resource "aws_kinesisanalyticsv2_application" "sql" {
  name                   = "sql"
  runtime_environment    = "SQL-1_0"
  service_execution_role = "arn:aws:iam::123456789012:role/example"
}

resource "aws_kinesisanalyticsv2_application" "flink" {
  name                   = "flink"
  runtime_environment    = "FLINK-1_20"
  service_execution_role = "arn:aws:iam::123456789012:role/example"
}

resource "aws_kinesisanalyticsv2_application" "flink_without_usage" {
  name                   = "flink-without-usage"
  runtime_environment    = "FLINK-1_20"
  service_execution_role = "arn:aws:iam::123456789012:role/example"
}

resource "aws_kinesisanalyticsv2_application_snapshot" "snapshot" {
  application_name = aws_kinesisanalyticsv2_application.flink.name
  snapshot_name    = "snapshot"
}

resource "aws_kinesis_firehose_delivery_stream" "plain" {
  name        = "plain"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/example"
    bucket_arn = "arn:aws:s3:::example"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "converted" {
  name        = "converted"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn       = "arn:aws:iam::123456789012:role/example"
    bucket_arn     = "arn:aws:s3:::example"
    buffering_size = 64

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          hive_json_ser_de {}
        }
      }

      output_format_configuration {
        serializer {
          orc_ser_de {}
        }
      }

      schema_configuration {
        database_name = "example"
        role_arn      = "arn:aws:iam::123456789012:role/example"
        table_name    = "example"
      }
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "into_vpc" {
  name        = "into-vpc"
  destination = "elasticsearch"

  elasticsearch_configuration {
    domain_arn = "arn:aws:es:eu-west-2:123456789012:domain/example"
    role_arn   = "arn:aws:iam::123456789012:role/example"
    index_name = "example"

    s3_configuration {
      role_arn   = "arn:aws:iam::123456789012:role/example"
      bucket_arn = "arn:aws:s3:::example"
    }

    vpc_config {
      subnet_ids         = ["subnet-1", "subnet-2"]
      security_group_ids = ["sg-1"]
      role_arn           = "arn:aws:iam::123456789012:role/example"
    }
  }
}

resource "aws_vpc" "example" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "example" {
  count      = 3
  vpc_id     = aws_vpc.example.id
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_kinesis_firehose_delivery_stream" "into_planned_vpc" {
  name        = "into-planned-vpc"
  destination = "opensearch"

  opensearch_configuration {
    domain_arn = "arn:aws:es:eu-west-2:123456789012:domain/example"
    role_arn   = "arn:aws:iam::123456789012:role/example"
    index_name = "example"

    s3_configuration {
      role_arn   = "arn:aws:iam::123456789012:role/example"
      bucket_arn = "arn:aws:s3:::example"
    }

    vpc_config {
      subnet_ids         = aws_subnet.example[*].id
      security_group_ids = ["sg-1"]
      role_arn           = "arn:aws:iam::123456789012:role/example"
    }
  }
}

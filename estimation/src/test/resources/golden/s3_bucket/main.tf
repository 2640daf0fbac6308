provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_s3_bucket" "without_usage" {
  bucket = "without-usage"
}

resource "aws_s3_bucket" "every_class" {
  bucket = "every-class"
}

resource "aws_s3_bucket" "across_tiers" {
  bucket = "across-tiers"
}

resource "aws_s3_bucket" "with_lifecycle" {
  bucket = "with-lifecycle"
}

resource "aws_s3_bucket_lifecycle_configuration" "of_with_lifecycle" {
  bucket = aws_s3_bucket.with_lifecycle.id

  rule {
    id     = "cool-down"
    status = "Enabled"
    filter {}
    transition {
      days          = 30
      storage_class = "STANDARD_IA"
    }
    transition {
      days          = 90
      storage_class = "GLACIER"
    }
  }

  rule {
    id     = "off"
    status = "Disabled"
    filter {}
    transition {
      days          = 180
      storage_class = "DEEP_ARCHIVE"
    }
  }
}

resource "aws_s3_bucket_analytics_configuration" "without_usage" {
  bucket = "without-usage"
  name   = "all"
}

resource "aws_s3_bucket_analytics_configuration" "with_usage" {
  bucket = "every-class"
  name   = "all"
}

resource "aws_s3_bucket_inventory" "with_usage" {
  bucket                   = "every-class"
  name                     = "all"
  included_object_versions = "All"
  schedule {
    frequency = "Daily"
  }
  destination {
    bucket {
      format     = "CSV"
      bucket_arn = "arn:aws:s3:::inventory"
    }
  }
}

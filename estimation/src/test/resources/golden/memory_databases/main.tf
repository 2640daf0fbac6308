provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_memorydb_cluster" "defaults" {
  name      = "defaults"
  acl_name  = "open-access"
  node_type = "db.t4g.small"
}

resource "aws_memorydb_cluster" "valkey" {
  name                   = "valkey"
  acl_name               = "open-access"
  engine                 = "valkey"
  node_type              = "db.r7g.large"
  num_shards             = 2
  num_replicas_per_shard = 2
}

resource "aws_memorydb_snapshot" "snapshot" {
  name         = "snapshot"
  cluster_name = "defaults"
}

resource "aws_dax_cluster" "cluster" {
  cluster_name       = "cluster"
  iam_role_arn       = "arn:aws:iam::123456789012:role/example"
  node_type          = "dax.r5.large"
  replication_factor = 3
}

resource "aws_elasticache_serverless_cache" "valkey" {
  name   = "valkey"
  engine = "valkey"
}

resource "aws_elasticache_serverless_cache" "at_least" {
  name   = "at-least"
  engine = "redis"

  cache_usage_limits {
    data_storage {
      minimum = 10
      maximum = 50
      unit    = "GB"
    }
  }
}

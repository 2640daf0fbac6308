provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_elasticache_cluster" "redis" {
  cluster_id               = "redis"
  engine                   = "redis"
  node_type                = "cache.m6g.large"
  num_cache_nodes          = 1
  snapshot_retention_limit = 3
}

resource "aws_elasticache_cluster" "one_free_snapshot" {
  cluster_id               = "free"
  engine                   = "redis"
  node_type                = "cache.t3.micro"
  num_cache_nodes          = 1
  snapshot_retention_limit = 1
}

resource "aws_elasticache_cluster" "memcached" {
  cluster_id      = "memcached"
  engine          = "memcached"
  node_type       = "cache.m4.large"
  num_cache_nodes = 2
}

resource "aws_elasticache_cluster" "reserved" {
  cluster_id      = "reserved"
  engine          = "redis"
  node_type       = "cache.m6g.12xlarge"
  num_cache_nodes = 1
}

resource "aws_elasticache_cluster" "reserved_upfront" {
  cluster_id      = "upfront"
  engine          = "redis"
  node_type       = "cache.r5.large"
  num_cache_nodes = 1
}

resource "aws_elasticache_cluster" "member" {
  cluster_id           = "member"
  replication_group_id = aws_elasticache_replication_group.sharded.id
}

resource "aws_elasticache_replication_group" "sharded" {
  replication_group_id       = "sharded"
  description                = "four shards"
  node_type                  = "cache.m4.large"
  automatic_failover_enabled = true
  num_node_groups            = 4
  replicas_per_node_group    = 3
  snapshot_retention_limit   = 2
}

resource "aws_elasticache_replication_group" "valkey" {
  replication_group_id = "valkey"
  description          = "valkey"
  engine               = "valkey"
  node_type            = "cache.r6g.large"
  num_cache_clusters   = 3
}

resource "aws_elasticache_replication_group" "single" {
  replication_group_id = "single"
  description          = "one node"
  node_type            = "cache.m4.large"
}

resource "aws_elasticache_replication_group" "scaled" {
  replication_group_id       = "scaled"
  description                = "scaled"
  node_type                  = "cache.r5.4xlarge"
  automatic_failover_enabled = true
  num_node_groups            = 1
  replicas_per_node_group    = 1
}

resource "aws_appautoscaling_target" "node_groups" {
  service_namespace  = "elasticache"
  scalable_dimension = "elasticache:replication-group:NodeGroups"
  resource_id        = "replication-group/${aws_elasticache_replication_group.scaled.replication_group_id}"
  min_capacity       = 2
  max_capacity       = 5
}

resource "aws_appautoscaling_target" "replicas" {
  service_namespace  = "elasticache"
  scalable_dimension = "elasticache:replication-group:Replicas"
  resource_id        = "replication-group/scaled"
  min_capacity       = 1
  max_capacity       = 5
}

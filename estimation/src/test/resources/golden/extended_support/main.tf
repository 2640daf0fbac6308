provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# On 28 November 2026: who is past standard support, at which price, and who refuses it.
locals {
  databases = {
    "mysql-57"     = { engine = "mysql", version = "5.7.44" }
    "mysql-80"     = { engine = "mysql", version = "8.0.36" }
    "mysql-84"     = { engine = "mysql", version = "8.4.3" }
    "postgres-11"  = { engine = "postgres", version = "11.22" }
    "postgres-13"  = { engine = "postgres", version = "13" }
    "postgres-14"  = { engine = "postgres", version = "14.10" }
    "mariadb-1011" = { engine = "mariadb", version = "10.11" }
  }
}

resource "aws_db_instance" "of" {
  for_each            = local.databases
  identifier          = each.key
  engine              = each.value.engine
  engine_version      = each.value.version
  instance_class      = "db.m6g.xlarge"
  multi_az            = each.key == "postgres-13"
  allocated_storage   = 20
  skip_final_snapshot = true
}

resource "aws_db_instance" "refuses" {
  identifier               = "refuses"
  engine                   = "mysql"
  engine_version           = "8.0.36"
  engine_lifecycle_support = "open-source-rds-extended-support-disabled"
  instance_class           = "db.m6g.xlarge"
  allocated_storage        = 20
  skip_final_snapshot      = true
}

resource "aws_rds_cluster" "aurora" {
  for_each = {
    "mysql"    = { engine = "aurora-mysql", version = "5.7.mysql_aurora.2.11.5", support = null }
    "postgres" = { engine = "aurora-postgresql", version = "12.22", support = null }
    "refuses"  = { engine = "aurora-postgresql", version = "12.22", support = "open-source-rds-extended-support-disabled" }
  }
  cluster_identifier       = each.key
  engine                   = each.value.engine
  engine_version           = each.value.version
  engine_lifecycle_support = each.value.support
  skip_final_snapshot      = true
}

resource "aws_rds_cluster_instance" "aurora" {
  for_each           = aws_rds_cluster.aurora
  identifier         = each.key
  cluster_identifier = each.value.id
  engine             = each.value.engine
  instance_class     = "db.r6g.large"
}

resource "aws_rds_cluster_instance" "serverless" {
  identifier         = "serverless"
  cluster_identifier = aws_rds_cluster.aurora["postgres"].id
  engine             = "aurora-postgresql"
  instance_class     = "db.serverless"
}

resource "aws_rds_cluster" "multi_az" {
  cluster_identifier        = "multi-az"
  engine                    = "mysql"
  engine_version            = "8.0.36"
  db_cluster_instance_class = "db.m6gd.large"
  storage_type              = "io1"
  allocated_storage         = 100
  iops                      = 1000
  skip_final_snapshot       = true
}

resource "aws_eks_cluster" "of" {
  for_each = toset(["1.32", "1.33", "1.34"])
  name     = "of-${replace(each.key, ".", "-")}"
  version  = each.key
  role_arn = "arn:aws:iam::123456789012:role/eks"
  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

resource "aws_elasticache_replication_group" "of" {
  for_each             = { "redis-5" = "5.0.6", "redis-6" = "6.2", "redis-7" = "7.1" }
  replication_group_id = each.key
  description          = each.key
  engine               = "redis"
  engine_version       = each.value
  node_type            = "cache.m6g.large"
  num_cache_clusters   = 2
}

resource "aws_opensearch_domain" "of" {
  for_each       = { "old" = "OpenSearch_2.9", "new" = "OpenSearch_2.19", "elastic" = "Elasticsearch_6.8" }
  domain_name    = each.key
  engine_version = each.value
  cluster_config {
    instance_type = "m6g.large.search"
  }
}

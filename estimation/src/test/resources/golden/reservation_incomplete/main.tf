provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# A part of a commitment is not a price: neither that of a whole one nor that on demand.
resource "aws_instance" "no_term" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.medium"
}

resource "aws_db_instance" "no_payment" {
  identifier          = "no-payment"
  engine              = "mysql"
  instance_class      = "db.t3.large"
  allocated_storage   = 20
  skip_final_snapshot = true
}

resource "aws_elasticache_cluster" "not_sold" {
  cluster_id      = "not-sold"
  engine          = "redis"
  node_type       = "cache.m6g.large"
  num_cache_nodes = 1
}

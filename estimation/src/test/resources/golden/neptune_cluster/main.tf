provider "aws" {
  region                      = "eu-west-2"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_neptune_cluster" "main" {
  cluster_identifier      = "main"
  engine                  = "neptune"
  backup_retention_period = 5
  skip_final_snapshot     = true
}

resource "aws_neptune_cluster" "io_optimized" {
  cluster_identifier  = "io-optimized"
  engine              = "neptune"
  storage_type        = "iopt1"
  skip_final_snapshot = true

  serverless_v2_scaling_configuration {
    min_capacity = 4
    max_capacity = 16
  }
}

resource "aws_neptune_cluster_instance" "large" {
  cluster_identifier = aws_neptune_cluster.main.id
  instance_class     = "db.r4.large"
}

resource "aws_neptune_cluster_instance" "burstable" {
  cluster_identifier = aws_neptune_cluster.main.id
  instance_class     = "db.t3.medium"
}

resource "aws_neptune_cluster_instance" "io_optimized" {
  cluster_identifier = aws_neptune_cluster.io_optimized.id
  instance_class     = "db.t3.medium"
}

resource "aws_neptune_cluster_instance" "serverless" {
  cluster_identifier = aws_neptune_cluster.io_optimized.id
  instance_class     = "db.serverless"
}

resource "aws_neptune_cluster_snapshot" "snapshot" {
  db_cluster_identifier          = aws_neptune_cluster.main.id
  db_cluster_snapshot_identifier = "snapshot"
}

resource "aws_neptune_cluster_instance" "outside" {
  identifier         = "outside"
  cluster_identifier = "elsewhere"
  instance_class     = "db.t3.medium"
}
